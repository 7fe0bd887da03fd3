import type { May, Permission } from './access.ts';
import type { Ctx } from './context.ts';
import type { Reply } from './reply.ts';
import type { Fields, Upload, UploadLimits, UploadProblem } from './uploads.ts';

export type { Fields } from './uploads.ts';

export type Req = {
  method: string;
  params: Record<string, string>;
  query: Fields;
  body: Fields;
  json: unknown;
  /** Of a route that takes files: what came in, and what did not. */
  files: readonly Upload[];
  fileProblems: readonly UploadProblem[];
  path: string;
  /** Path and query as asked for, to come back to after signing in. */
  url: string;
  headers: Record<string, string | undefined>;
  cookies: Record<string, string | undefined>;
  /** Scheme, host and port under which we were asked for. */
  origin: string;
  /** The name under which we were asked for, without a port: behind a trusted proxy, what it was asked for. */
  host: string;
  /** Address of the caller, for slow-downs only; never logged. */
  address: string;
  /** A script asked: answer in JSON. */
  wantsJson: boolean;
};

export type Handler = (ctx: Ctx, req: Req) => Promise<Reply>;

export type Route = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  may: May;
  module: string;
  handler: Handler;
  /** Takes files, as a form with several parts; they are received before the transaction begins. */
  takes?: UploadLimits;
  /** Answers before a trust or a person is known: sign-in, health. Runs without a transaction of its own. */
  open?: OpenHandler;
  /** For whoever comes to the public pages: in the trust of the host name. */
  public?: true;
  /** Of the public pages: sent by a script while somebody writes, so counted by browser and not by address. */
  often?: true;
  /** Of the public pages: what is sent is work for the team, such as a case. Far fewer of these are taken. */
  makes?: true;
};

/** What a route before sign-in gets: no trust is known yet. */
export type OpenHandler = (req: Req) => Promise<Reply>;

type Row = { may: Permission };

/** A module's routes: method, path and who may, in one row each. A row without `may` does not compile, and does not boot. */
export class Router {
  readonly routes: Route[] = [];
  constructor(readonly module: string) {}

  get(path: string, row: Row, handler: Handler) {
    this.#add('GET', path, row, handler);
  }
  post(path: string, row: Row, handler: Handler) {
    this.#add('POST', path, row, handler);
  }
  patch(path: string, row: Row, handler: Handler) {
    this.#add('PATCH', path, row, handler);
  }

  /** A form with files. All other routes take forms of at most 1 MB. */
  upload(path: string, row: Row & { takes: UploadLimits }, handler: Handler) {
    this.#add('POST', path, row, handler, row.takes);
  }

  /** The public pages: anybody, without an account, at the host name of a trust. What is asked for under no trust is not there. */
  anyone(method: 'GET' | 'POST', path: string, handler: Handler, more: Pick<Route, 'takes' | 'often' | 'makes'> = {}) {
    this.routes.push({ method, path, may: 'anyone', module: this.module, handler, public: true, ...more });
  }

  #add(method: Route['method'], path: string, row: Row, handler: Handler, takes?: UploadLimits) {
    if (!row.may) throw new Error(`${method} ${path} does not say who may use it.`);
    this.routes.push({ method, path, may: row.may, module: this.module, handler, ...(takes ? { takes } : {}) });
  }

  /** For the few pages that anyone may ask for: sign-in, health, the first manager. */
  open(method: 'GET' | 'POST', path: string, handler: OpenHandler) {
    const never: Handler = async () => {
      throw new Error('An open route has no context.');
    };
    this.routes.push({ method, path, may: 'anyone', module: this.module, handler: never, open: handler });
  }
}

/** One text of a field that may have come several times. */
export function one(fields: Fields, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '');
}

/** All texts of a field, as a list. An empty one among them says that the field was there, and chose nothing. */
export function many(fields: Fields, name: string): string[] {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return [value ?? []].flat().filter((text) => text !== '');
}
