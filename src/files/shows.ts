// What of the files stands on the page of their case, in its timeline and on its print.
import { createElement } from 'react';
import { refIn, type Shows, settled } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { attaches } from './attaches.ts';
import { fileLine } from './files.rules.ts';
import { filesByIds, filesOnPage, listFiles } from './files.ts';
import { FilesBlock } from './files.tsx';

export const shows: Shows = {
  onCase: {
    column: 'rest',
    show: async (ctx, kase) => {
      const [files, staff] = await Promise.all([filesOnPage(ctx, kase), staffNames(ctx)]);
      const mayWrite = mayDo(ctx.actor, 'cases.write');
      const block = createElement(FilesBlock, { reference: kase.ref, files, staff, now: ctx.now, mayWrite });
      return files.length === 0 ? settled(block) : block;
    },
  },
  events: {
    'file.added': {
      title: 'File added',
      kind: 'letter',
      // The name of a file that has been moved away stands in its new case only.
      body: ({ particulars, case_id }, { named }) => named.get(`${particulars.file}/${case_id}`),
    },
    // It stands with its note or contact already.
    'file.came_along': { title: 'A file came along' },
    'file.struck': { title: 'File marked as entered in error' },
    'file.moved_away': { title: (event, found) => `A file was moved to ${refIn(event, found)}`, kind: 'system' },
    'file.moved_here': {
      title: (event, found) => `A file was moved here from ${refIn(event, found)}`,
      kind: 'letter',
      body: ({ particulars, case_id }, { named }) => named.get(`${particulars.file}/${case_id}`),
    },
    'file.infected': { title: 'The virus check found something in a file: nobody can open it' },
  },
  named: {
    particular: 'file',
    of: async (ctx, ids) =>
      new Map([...(await filesByIds(ctx, ids)).values()].map((file) => [`${file.id}/${file.case_id}`, fileLine(file)])),
  },
  attaches,
  onPrint: async (ctx, kase) => {
    const files = (await listFiles(ctx, kase)).filter(({ error_at }) => !error_at);
    return files.length > 0 ? [{ key: 'Files', value: files.map(fileLine).join('; ') }] : [];
  },
};
