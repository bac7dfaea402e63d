import { ApiProblem } from './connection/api-client.js';
import { exitCode } from './exit-code.js';

/** How a failed command ends: what is said on stderr, and the exit code. */
export interface Failure {
  readonly message: string;
  readonly exitCode: number;
}

/** Puts whatever a command threw into words for the person who ran it; never a stack. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof ApiProblem) return { message: error.message, exitCode: ofStatus(error.status) };
  const code = error instanceof Error ? codes[error.name] : undefined;
  if (code !== undefined) return { message: (error as Error).message, exitCode: code };
  return ofTheSystem(error) ?? { message: `This is a fault of Tandem itself: ${String(error)}. TANDEM_DEBUG=1 shows where.`, exitCode: exitCode.found };
};

/** By name, so that telling failures apart does not load the libraries that may throw them. */
const codes: Readonly<Record<string, number>> = {
  Found: exitCode.found,
  LogFault: exitCode.found,
  WrongUse: exitCode.wrongUse,
  SourceChanged: exitCode.wrongUse,
  OutOfReach: exitCode.unreachable,
  ServerUnreachable: exitCode.unreachable,
  ServiceFailed: exitCode.unreachable,
  DataFolderLocked: exitCode.unreachable,
  DataFolderDenied: exitCode.unreachable,
  EmbeddedPostgresFailure: exitCode.unreachable,
  Interrupted: exitCode.interrupted,
};

const ofStatus = (status: number): number => {
  if (status < 500) return exitCode.wrongUse;
  return status === 500 ? exitCode.found : exitCode.unreachable;
};

const causes: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'it lies on a read-only file system',
  ENOSPC: 'the disk is full: free some space and run the command again',
  EDQUOT: 'the disk quota is used up: free some space and run the command again',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EEXIST: 'a file of that name is in the way',
  EMFILE: 'too many files are open',
};

/** What the operating system refused: the file and the reason. */
const ofTheSystem = (error: unknown): Failure | undefined => {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const cause = causes[String(error.code)];
  if (cause === undefined) return undefined;
  const path = 'path' in error ? `${String(error.path)} cannot be used` : 'A file cannot be used';
  return { message: `${path}: ${cause}.`, exitCode: exitCode.wrongUse };
};
