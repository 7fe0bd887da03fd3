// Files of a case: letters, photographs, recordings, BSL videos; checked by content and, where set up, for viruses.
// Who may: cases.read opens, cases.write adds and strikes; need to know is the database's.
// Tables: files, file_chunks.
import type { Parts } from '../platform/module.ts';
import { fileJobs } from './files.jobs.ts';
import { routes } from './files.routes.tsx';
import { shows } from './shows.ts';
import './tables.ts';

export { FilesOfEntry } from './file-list.tsx';
export { addFile, type CaseFile, CHUNK_BYTES, filesByIds } from './files.ts';
export { UploadForm } from './files.tsx';
export { strikeFilesOf } from './following.ts';
export { ACCEPT, mediaTypeOf, REFUSAL_WORDS, type Refusal, sizeWords } from './kinds.rules.ts';
export { cleanName, disposition } from './names.rules.ts';
export { mostBytesOf, sniff as lookAt } from './sniff.ts';
export { refusedFiles, TAKES } from './taking.ts';

export const parts: Parts = {
  routes,
  shows,
  ...fileJobs,
};
