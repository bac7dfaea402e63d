/** How the embedded server is run, as `-c name=value` arguments. */
export const serverArguments = (cluster: string, port: number, durable: boolean): readonly string[] => [
  '-D', cluster,
  '-p', String(port),
  ...Object.entries({ ...settings, ...(durable ? durably : forTestsOnly) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  cluster_name: 'tandem',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
};

/** What the ledger holds is people's pay: an answer is given when it is on the disk. */
const durably = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };

const forTestsOnly = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', shared_buffers: '128MB' };
