/** The kinds of file that a dossier may carry. */
export type FileKind = 'pdf' | 'jpeg' | 'png' | 'docx';

interface KindRule {
  readonly mediaType: string;
  /** Endings that a name may have; the first is given to a name without one. */
  readonly extensions: readonly string[];
  /** How people call it. */
  readonly label: string;
}

/** What each kind is called by machines and by people. */
export const FILE_KINDS: Readonly<Record<FileKind, KindRule>> = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'], label: 'PDF' },
  jpeg: {
    mediaType: 'image/jpeg',
    extensions: ['jpg', 'jpeg', 'jpe', 'jfif'],
    label: 'ảnh JPEG',
  },
  png: { mediaType: 'image/png', extensions: ['png'], label: 'ảnh PNG' },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    label: 'Word (DOCX)',
  },
};

/** Every kind, in the order in which people are told. */
export const ALL_FILE_KINDS: readonly FileKind[] = ['pdf', 'jpeg', 'png', 'docx'];

/** 20 MiB: what file managers show as "20 MB" still passes. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** `PDF, ảnh JPEG, Word (DOCX)`: the kinds as a person reads them. */
export function kindLabels(kinds: readonly FileKind[]): string {
  return kinds.map((kind) => FILE_KINDS[kind].label).join(', ');
}
