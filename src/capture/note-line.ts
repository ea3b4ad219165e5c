/** What has no field of its own in Kinbox and becomes a labelled line of the notes. */
export type NoteKind =
  | 'organisation'
  | 'title'
  | 'nickname'
  | 'phone'
  | 'fax'
  | 'email'
  | 'url'
  | 'handle'
  | 'location';

/** Words such a line in the rep's language. */
export type NoteLine = (kind: NoteKind, value: string) => string;
