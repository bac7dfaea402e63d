import { Alert, List, Text } from '@mantine/core';
import { refusalOf } from '../api/client.js';

/** What the API refused of something that was asked for, and which parts are at fault; nothing where nothing was refused. */
export const Refused = ({ error }: { readonly error: unknown }) => {
  if (error === null || error === undefined) return null;
  const { title, detail, errors = [] } = refusalOf(error);
  return (
    <Alert color="red" variant="light" title={title} role="alert">
      <Text size="sm">{detail}</Text>
      {errors.length === 0 ? null : <List size="sm">{errors.map(({ pointer, message }) => <List.Item key={`${pointer} ${message}`}><span className="mono">{pointer || 'all of it'}</span> {message}</List.Item>)}</List>}
    </Alert>
  );
};
