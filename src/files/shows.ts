// What of the files stands on the page of their case, in its timeline and on its print.
import { createElement } from 'react';
import type { Shows } from '../cases/index.ts';
import { staffNames } from '../identity/index.ts';
import { mayDo } from '../platform/access.ts';
import { fileLine } from './files.rules.ts';
import { filesByIds, listFiles } from './files.ts';
import { FilesBlock } from './files.tsx';

const nameIn = (particulars: Readonly<Record<string, unknown>>, named: ReadonlyMap<string, string>) =>
  named.get(String(particulars.file ?? ''));

export const shows: Shows = {
  onCase: {
    column: 'rest',
    show: async (ctx, kase) => {
      const [files, staff] = await Promise.all([listFiles(ctx, kase), staffNames(ctx)]);
      const mayWrite = mayDo(ctx.actor, 'cases.write');
      return createElement(FilesBlock, { reference: kase.ref, files, staff, now: ctx.now, mayWrite });
    },
  },
  events: {
    'file.added': {
      title: 'File added',
      kind: 'letter',
      body: ({ particulars }, { named }) => nameIn(particulars, named),
    },
    'file.struck': { title: 'File marked as entered in error' },
    'file.infected': { title: 'The virus check found something in a file: nobody can open it' },
  },
  named: {
    particular: 'file',
    of: async (ctx, ids) => new Map([...(await filesByIds(ctx, ids))].map(([id, file]) => [id, fileLine(file)])),
  },
  onPrint: async (ctx, kase) => {
    const files = (await listFiles(ctx, kase)).filter(({ error_at }) => !error_at);
    return files.length > 0 ? [{ key: 'Files', value: files.map(fileLine).join('; ') }] : [];
  },
};
