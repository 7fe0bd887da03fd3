// What a page says of files on their way, before and after the server has its say.

export type Chosen = { name: string; size: number; type: string };

const MEGABYTE = 1024 * 1024;

/** Files that are too big are not even sent. The server looks at what they are; here only the browser's guess is known. */
export function tooBig(files: readonly Chosen[]): string[] {
  return files.flatMap(({ name, size, type }) => {
    const most = type.startsWith('video/') ? 200 : 25;
    return size > most * MEGABYTE ? [`${name}: the file must be smaller than ${most} MB`] : [];
  });
}

/** "From the clipboard: image.png. Press Save note to keep it." */
export function takenWords(how: string, files: readonly Pick<Chosen, 'name'>[], button: string): string {
  const it = files.length === 1 ? 'it' : 'them';
  return `${how}: ${files.map(({ name }) => name).join(', ')}. Press ${button.trim()} to keep ${it}.`;
}

export function sendingWords(count: number, sent: number, total: number): string {
  const what = count === 1 ? 'the file' : `${count} files`;
  const part = total > 0 ? Math.min(99, Math.floor((100 * sent) / total)) : 0;
  return `Sending ${what}: ${part}%`;
}

export type Outcome = { to: string } | { errors: string[]; said: string; to: string };

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What became of it, from the status (0: no answer) and what came with it. */
export function outcomeOf(status: number, body: Readonly<Record<string, unknown>>): Outcome {
  const errors = textsIn(body.errors);
  if (status === 422 && errors.length > 0) return { errors, said: '', to: '' };
  if (status === 200 && errors.length === 0 && textIn(body.to) !== '') return { to: textIn(body.to) };
  if (status === 200) return { errors, said: textIn(body.said), to: textIn(body.to) };
  const words =
    status === 0
      ? 'The connection broke and nothing was added. Press Add to try again.'
      : status === 401
        ? 'You are signed out. Sign in in another tab, then press Add again: your files are still chosen here.'
        : textIn(body.message) || 'Nothing was added. Try again in a minute.';
  return { errors: [words], said: '', to: '' };
}
