import { Badge } from '@mantine/core';
import type { Schemas } from '../../api/client.js';
import { words } from '../../parts/words.js';

type Standing = Schemas['ImportInList']['standing'];

const colours: Readonly<Record<Standing, string>> = { trying: 'blue', tried: 'yellow', importing: 'blue', imported: 'green', failed: 'red', interrupted: 'red' };

/** How an import stands. */
export const ImportStanding = ({ standing }: { readonly standing: Standing }) => (
  <Badge variant="light" tt="none" miw="max-content" color={colours[standing]}>{standing === 'tried' ? 'Tried, not imported' : words(standing)}</Badge>
);

/** Whether somebody works on it just now. */
export const isUnderWay = (standing: Standing | undefined): boolean => standing === 'trying' || standing === 'importing';

/** A count and what is counted. */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
