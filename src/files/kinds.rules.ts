// Which kinds of file a case takes, and how a file shows what it is: by its bytes, never by its name.

type Group = 'document' | 'picture' | 'sound' | 'video' | 'text';
type Kind = {
  label: string;
  group: Group;
  type: string;
  /** Endings of names, the usual one first: what is handed out always ends as what it is. */
  endings: readonly [string, ...string[]];
  /** Shown by the browser itself, in a page that may do nothing. All else is only handed out. */
  preview?: true;
};

export const KINDS = {
  pdf: { label: 'PDF', group: 'document', type: 'application/pdf', endings: ['pdf'] },
  docx: {
    label: 'Word document',
    group: 'document',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
  },
  xlsx: {
    label: 'Excel workbook',
    group: 'document',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
  },
  pptx: {
    label: 'PowerPoint presentation',
    group: 'document',
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    endings: ['pptx'],
  },
  doc: { label: 'Word document', group: 'document', type: 'application/msword', endings: ['doc', 'dot'] },
  xls: { label: 'Excel workbook', group: 'document', type: 'application/vnd.ms-excel', endings: ['xls'] },
  ppt: { label: 'PowerPoint presentation', group: 'document', type: 'application/vnd.ms-powerpoint', endings: ['ppt'] },
  msg: { label: 'Outlook email', group: 'document', type: 'application/vnd.ms-outlook', endings: ['msg'] },
  odt: { label: 'Text document', group: 'document', type: 'application/vnd.oasis.opendocument.text', endings: ['odt'] },
  ods: {
    label: 'Spreadsheet',
    group: 'document',
    type: 'application/vnd.oasis.opendocument.spreadsheet',
    endings: ['ods'],
  },
  odp: {
    label: 'Presentation',
    group: 'document',
    type: 'application/vnd.oasis.opendocument.presentation',
    endings: ['odp'],
  },
  rtf: { label: 'Text document', group: 'document', type: 'application/rtf', endings: ['rtf'] },
  jpg: {
    label: 'Picture',
    group: 'picture',
    type: 'image/jpeg',
    endings: ['jpg', 'jpeg', 'jpe', 'jfif'],
    preview: true,
  },
  png: { label: 'Picture', group: 'picture', type: 'image/png', endings: ['png'], preview: true },
  webp: { label: 'Picture', group: 'picture', type: 'image/webp', endings: ['webp'], preview: true },
  gif: { label: 'Picture', group: 'picture', type: 'image/gif', endings: ['gif'], preview: true },
  heic: { label: 'Picture', group: 'picture', type: 'image/heic', endings: ['heic', 'heif', 'hif'] },
  tif: { label: 'Picture', group: 'picture', type: 'image/tiff', endings: ['tif', 'tiff'] },
  bmp: { label: 'Picture', group: 'picture', type: 'image/bmp', endings: ['bmp'] },
  mp3: { label: 'Sound recording', group: 'sound', type: 'audio/mpeg', endings: ['mp3'] },
  m4a: { label: 'Sound recording', group: 'sound', type: 'audio/mp4', endings: ['m4a'] },
  wav: { label: 'Sound recording', group: 'sound', type: 'audio/wav', endings: ['wav'] },
  ogg: { label: 'Sound recording', group: 'sound', type: 'audio/ogg', endings: ['ogg', 'oga', 'opus'] },
  amr: { label: 'Sound recording', group: 'sound', type: 'audio/amr', endings: ['amr'] },
  aac: { label: 'Sound recording', group: 'sound', type: 'audio/aac', endings: ['aac'] },
  flac: { label: 'Sound recording', group: 'sound', type: 'audio/flac', endings: ['flac'] },
  mp4: { label: 'Video', group: 'video', type: 'video/mp4', endings: ['mp4', 'm4v'] },
  mov: { label: 'Video', group: 'video', type: 'video/quicktime', endings: ['mov', 'qt'] },
  webm: { label: 'Video', group: 'video', type: 'video/webm', endings: ['webm'] },
  mkv: { label: 'Video', group: 'video', type: 'video/matroska', endings: ['mkv'] },
  '3gp': { label: 'Video', group: 'video', type: 'video/3gpp', endings: ['3gp', '3g2'] },
  mpg: { label: 'Video', group: 'video', type: 'video/mpeg', endings: ['mpg', 'mpeg'] },
  avi: { label: 'Video', group: 'video', type: 'video/vnd.avi', endings: ['avi'] },
  txt: {
    label: 'Text',
    group: 'text',
    type: 'text/plain; charset=utf-8',
    endings: ['txt', 'text', 'log'],
    preview: true,
  },
  csv: { label: 'Table', group: 'text', type: 'text/csv; charset=utf-8', endings: ['csv'] },
  eml: { label: 'Email', group: 'text', type: 'message/rfc822', endings: ['eml'] },
} as const satisfies Record<string, Kind>;

export type KindCode = keyof typeof KINDS;

/** What the file chooser of a browser offers; whoever chooses something else is told afterwards. */
export const ACCEPT = Object.values(KINDS)
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join(',');

export function kindOf(code: string): Kind {
  return Object.hasOwn(KINDS, code) ? KINDS[code as KindCode] : KINDS.txt;
}

/** What browsers play by themselves; whoever's does not is offered the file. */
const PLAYED: readonly string[] = ['mp4', 'mov', 'webm', '3gp', 'mp3', 'm4a', 'wav', 'ogg', 'aac', 'flac'];
export const plays = (code: string): boolean => PLAYED.includes(code);

const MEGABYTE = 1024 * 1024;
/** A letter, a photograph, a recorded message. */
export const MOST_BYTES = 25 * MEGABYTE;
/** Somebody who tells us in British Sign Language. */
export const MOST_VIDEO_BYTES = 200 * MEGABYTE;

/** Endings as file-type says them, where ours is another. */
const OTHER_ENDINGS: Readonly<Record<string, KindCode>> = Object.fromEntries(
  Object.entries(KINDS).flatMap(([code, { endings }]) => endings.map((ending) => [ending, code as KindCode])),
);

/** The kind by the ending that its bytes call for; undefined where a case does not take it. */
export function kindByEnding(ending: string): KindCode | undefined {
  return Object.hasOwn(OTHER_ENDINGS, ending) ? OTHER_ENDINGS[ending] : undefined;
}

export const PROGRAMS: readonly string[] = [
  'exe',
  'elf',
  'macho',
  'wasm',
  'class',
  'dex',
  'deb',
  'rpm',
  'dmg',
  'apk',
  'jar',
  'lnk',
];

export type Refusal = 'empty' | 'program' | 'macro' | 'locked' | 'archive' | 'web_page' | 'unknown';

const TAKEN = 'Use a PDF, a picture, an Office document, a text, a sound recording or a video';

/** What to do, without blame. */
export const REFUSAL_WORDS: Readonly<Record<Refusal, string>> = {
  empty: 'it is empty. Choose it again.',
  program: `it is a program. ${TAKEN}.`,
  macro: 'it holds macros, which can do harm. Save it without macros, or as a PDF, and add that.',
  locked: 'it is locked with a password, so nobody can check it. Save it without the password and add that.',
  archive: 'it is a folder of files in one. Unpack it and add the files.',
  web_page: 'it is a web page or a drawing that can hold a script. Save it as a PDF or a picture and add that.',
  unknown: `we do not take this kind. ${TAKEN}.`,
};

/** "24 KB", "3.2 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < MEGABYTE) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  const megabytes = bytes / MEGABYTE;
  return `${megabytes < 10 ? megabytes.toFixed(1).replace(/\.0$/, '') : Math.round(megabytes)} MB`;
}

/** "3 minutes 10 seconds", "1 hour 2 minutes". */
export function lengthWords(seconds: number): string {
  const units = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  const said = units.filter(([count]) => count > 0).slice(0, 2);
  return said.map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`).join(' ');
}

type Sized = { kind: string; size: number; seconds: number | null; signed: boolean };

/** "BSL video, 3 minutes 10 seconds, 41 MB", "PDF, 24 KB". */
export function whatWords({ kind, size, seconds, signed }: Sized): string {
  const label = signed ? 'BSL video' : kindOf(kind).label;
  return [label, ...(seconds ? [lengthWords(seconds)] : []), sizeWords(size)].join(', ');
}

/** A package of parts by the names of its parts: Office documents are such packages. */
export function kindOfPackage(names: readonly string[], mimetype: string): KindCode | Refusal {
  if (names.some((name) => /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^Basic\/|^Scripts\/|(^|\/)macrosheets\//i.test(name)))
    return 'macro';
  const open = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)$/.exec(mimetype.trim());
  if (open) return open[1] === 'text' ? 'odt' : open[1] === 'spreadsheet' ? 'ods' : 'odp';
  if (!names.includes('[Content_Types].xml')) return 'archive';
  if (names.includes('word/document.xml')) return 'docx';
  if (names.includes('xl/workbook.xml')) return 'xlsx';
  return names.includes('ppt/presentation.xml') ? 'pptx' : 'archive';
}

/** Office documents of before 2007 by the names of the streams in them, which are written in UTF-16. */
export const STREAMS = {
  _VBA_PROJECT: 'macro',
  EncryptedPackage: 'locked',
  WordDocument: 'doc',
  Workbook: 'xls',
  'PowerPoint Document': 'ppt',
  __substg1: 'msg',
} as const satisfies Record<string, KindCode | Refusal>;

export function kindOfStreams(found: ReadonlySet<string>): KindCode | Refusal {
  const first = Object.entries(STREAMS).find(([name]) => found.has(name));
  return first ? first[1] : 'unknown';
}

const MARKUP = /^\uFEFF?\s*<(?:!doctype|\?xml|html|head|body|svg|script|!--|meta|iframe)/i;
const HEADERS = /^(?:[A-Za-z][\w-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}/;
const MAIL = /^(?:From|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|Subject|Date|To|X-[\w-]+):/im;

/** Nothing but words: what kind of text, by how it begins; a table by its name, since it looks like any text. */
export function kindOfText(head: string, name: string): KindCode | Refusal {
  if (MARKUP.test(head)) return 'web_page';
  const headers = HEADERS.exec(head)?.[0] ?? '';
  if (headers !== '' && MAIL.test(headers)) return 'eml';
  return /\.csv$/i.test(name) ? 'csv' : 'txt';
}

/** Bytes that no text holds: it is something else. Tab, line feed, form feed and carriage return are text. */
export function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 12 || byte === 13);
}

/** How it is called on the wire. */
export const mediaTypeOf = (kind: string): string => kindOf(kind).type;
