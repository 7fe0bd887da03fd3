// What of the files stands with the notes and contacts of a case: beside their words, in their forms, and when they are split.
import { createElement, type ReactNode } from 'react';
import type { Attaches } from '../cases/index.ts';
import { many } from '../platform/routing.ts';
import { FilesOfEntry } from './file-list.tsx';
import { filesOnPage } from './files.ts';
import { AddToEntry, FilesField, FilesOfSplit } from './files.tsx';
import { copyFiles, filesOfContact, strikeCopies } from './following.ts';
import { keepFiles, refusedFiles, TAKES } from './taking.ts';

export const attaches: Attaches = {
  takes: TAKES,
  field: (id, error) => createElement(FilesField, { id, error }),
  refused: refusedFiles,
  keep: keepFiles,
  listed: async (ctx, { ref, ...kase }) => {
    const files = await filesOnPage(ctx, kase);
    const entries = new Set(files.flatMap(({ note_id, contact_id }) => note_id ?? contact_id ?? []));
    const nodeOf = (entry: string): [string, ReactNode] => {
      const own = files.filter(({ note_id, contact_id }) => (note_id ?? contact_id) === entry);
      return [entry, createElement(FilesOfEntry, { reference: ref, files: own })];
    };
    return new Map([...entries].map(nodeOf));
  },
  link: (reference, entry, named) => createElement(AddToEntry, { reference, entry, named }),
  chooser: async (ctx, contact, sent) => {
    const files = await filesOfContact(ctx, contact);
    return files.length > 0
      ? createElement(FilesOfSplit, { files, chosen: sent && many(sent, 'files_along') })
      : undefined;
  },
  follow: async (ctx, split, body) => {
    const chosen = new Set(many(body, 'files_along'));
    const files = (await filesOfContact(ctx, split.from)).filter(({ id }) => chosen.has(id));
    await copyFiles(ctx, files, split);
  },
  unfollow: strikeCopies,
};
