import { Badge } from '@mantine/core';
import { words } from './words.js';

/** How something stands, in a word that is never cut short, with a colour that adds to it. */
export const Standing = ({ is, colour }: { readonly is: string; readonly colour: string }) =>
  <Badge component="span" variant="dot" tt="none" fw={400} miw="max-content" color={colour}>{words(is)}</Badge>;
