// Files of a case: letters, photographs, recordings, BSL videos; checked by content and, where set up, for viruses.
// Who may: cases.read opens, cases.write adds and strikes; need to know is the database's.
// Tables: files, file_chunks.
import './tables.ts';

export { FilesOfEntry } from './file-list.tsx';
export { fileJobs } from './files.jobs.ts';
export { routes } from './files.routes.tsx';
export { addFile, type CaseFile, CHUNK_BYTES, filesByIds } from './files.ts';
export { UploadForm } from './files.tsx';
export { strikeFilesOf } from './following.ts';
export { ACCEPT, mediaTypeOf, REFUSAL_WORDS, type Refusal, sizeWords } from './kinds.rules.ts';
export { cleanName, disposition } from './names.rules.ts';
export { shows } from './shows.ts';
export { mostBytesOf, sniff as lookAt } from './sniff.ts';
export { refusedFiles, TAKES } from './taking.ts';
