import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Ink blue: calm beside figures, and at AA on both grounds from the sixth shade up and the fourth down. */
const tandem: MantineColorsTuple = ['#eaf4fb', '#d5e7f3', '#a8cee6', '#78b3d9', '#539dcd', '#3c8fc6', '#2474a8', '#1b5e8c', '#134b72', '#0a3755'];

/** What is dark is blue too, as the ground of the pages is. */
const dark: MantineColorsTuple = ['#e6ecf2', '#c3cdd7', '#a3b1bf', '#7f8d9b', '#54616e', '#3c4855', '#28323d', '#1a2129', '#151b21', '#12171d'];

/** One scale of type, one radius, one colour. Figures stand under each other because the whole page sets them in equal widths. */
export const theme = createTheme({
  primaryColor: 'tandem',
  primaryShade: { light: 7, dark: 6 },
  colors: { tandem, dark },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.75rem', lineHeight: '1.25' }, h2: { fontSize: '1.25rem', lineHeight: '1.3' }, h3: { fontSize: '1rem', lineHeight: '1.4' } },
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  components: {
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm', borderColor: 'var(--portal-line)' } },
    Anchor: { defaultProps: { underline: 'hover', inherit: true } },
    Drawer: { defaultProps: { position: 'right', size: 'lg', overlayProps: { backgroundOpacity: 0.35 } } },
  },
});
