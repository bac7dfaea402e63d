import { SegmentedControl } from '@mantine/core';
import { useState, type ReactNode } from 'react';

/** A picture with its table: people look first, and read where they want the figures. */
export const Picture = ({ label, picture, table }: { readonly label: string; readonly picture: ReactNode; readonly table: ReactNode }) => {
  const [shown, setShown] = useState('picture');
  return (
    <div>
      <SegmentedControl size="xs" mb="xs" value={shown} onChange={setShown} aria-label={`${label}: picture or table`}
        data={[{ value: 'picture', label: 'Picture' }, { value: 'table', label: 'Table' }]} />
      {shown === 'picture' ? picture : table}
    </div>
  );
};

/** The colour of the n-th thing in a picture. */
export const colourOf = (index: number): string => `var(--portal-${(index % 6) + 1})`;
