/**
 * A command that was understood and refused: a value, never thrown. `code` is stable, kebab-case and part of the API;
 * `message` is for people; `pointer` names the part of the command that is at fault (RFC 6901), where one is.
 */
export interface Rejection {
  readonly code: string;
  readonly message: string;
  readonly pointer?: string;
}

/** A fault in a document, at its clause (RFC 6901 pointer; the whole document is the empty pointer). */
export interface Fault {
  readonly clause: string;
  readonly message: string;
}
