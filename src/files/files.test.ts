import { expect, test } from 'vitest';
import { bigFile, JPEG, officeFile, oldOfficeFile, PDF, PNG, VIDEO } from '../../test/example-files.ts';
import { ask, withFiles } from '../../test/harness.ts';
import { addTextFile, newWorld } from '../../test/world.ts';
import { listViews } from '../audit/index.ts';
import { findCase, lockOut, mergeCases, openCase, restrictCase } from '../cases/index.ts';
import { listFiles } from './files.ts';

const MEGABYTE = 1024 * 1024;

test('a letter is added to a case in one go, stands on the page and in the timeline, and comes out as it went in', async () => {
  const { sam, kase } = await newWorld();
  const answer = await sam.upload(`/desk/cases/${kase.ref}/files`, [
    { name: 'Letter from Grace.pdf', bytes: PDF },
    { name: 'fall.jpg', bytes: JPEG, field: 'photo' },
  ]);
  expect(answer.to).toBe(`/desk/cases/${kase.ref}/files?done=2`);
  const page = (await sam.get(answer.to)).page();
  expect(page.one('.app-banner')).toContain('2 files are added.');
  expect(page.all('.app-files li')[0]).toContain('fall.jpg Look at fall.jpg in a new tabPicture, 22 bytes');
  const shown = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(shown.one('#files-block')).toContain('Letter from Grace.pdf');
  expect(shown.one('#files-block')).toContain('Not checked for viruses');
  expect(shown.one('.app-timeline')).toContain('File added');
  expect(shown.one('.app-timeline')).toContain(`Letter from Grace.pdf (${PDF.length} bytes)`);
  const address =
    shown.document.querySelector('.app-files a[href*="/files/"]:not([target])')?.getAttribute('href') ?? '';
  const file = await sam.get(
    [...shown.document.querySelectorAll('.app-files a')]
      .find((link) => link.textContent === 'Letter from Grace.pdf')
      ?.getAttribute('href') ?? address,
  );
  expect(file.bytes.equals(PDF)).toBe(true);
  expect(file.headers['content-type']).toBe('application/pdf');
  expect(file.headers['content-disposition']).toBe(
    `attachment; filename="Letter from Grace.pdf"; filename*=UTF-8''Letter%20from%20Grace.pdf`,
  );
  expect(file.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
  expect([file.headers['x-content-type-options'], file.headers['cache-control']]).toEqual(['nosniff', 'no-store']);
});

test('who opened a file is written down, and the names of files are in no event', async () => {
  const { sam, kase, file } = await newWorld();
  await sam.get(`/desk/cases/${kase.ref}/files/${file}`);
  const views = await sam.as((ctx) => listViews(ctx, { case: kase.id, most: 5 }));
  expect(views.map(({ what }) => what)).toEqual(['file']);
  const events = await sam.as((ctx) =>
    ctx.db.selectFrom('events').selectAll().where('case_id', '=', kase.id).execute(),
  );
  expect(events.some(({ name }) => name === 'file.added')).toBe(true);
  expect(JSON.stringify(events)).not.toContain('Okafor');
  expect((await sam.get(`/desk/cases/${kase.ref}/record-log`)).page().text).toContain('Opened a file');
});

test('a file larger than a chunk comes out byte for byte, and a question for its size alone reads none of it', async () => {
  const { sam, kase } = await newWorld();
  const bytes = Buffer.concat([PNG, Buffer.alloc(700_000, 'pixels')]);
  await sam.upload(`/desk/cases/${kase.ref}/files`, [{ name: 'ward.png', bytes }]);
  const [file] = await sam.as((ctx) => listFiles(ctx, kase));
  const answer = await sam.get(`/desk/cases/${kase.ref}/files/${file?.id}`);
  expect(answer.bytes.equals(bytes)).toBe(true);
  expect(Number(answer.headers['content-length'])).toBe(bytes.length);
});

test('what a file is decides what it holds, not its name', async () => {
  const { sam, kase } = await newWorld();
  const refused: [string, Buffer | string, string][] = [
    ['invoice.pdf', Buffer.from(`MZ${'\0'.repeat(200)}`, 'latin1'), 'it is a program'],
    ['photo.jpg', '<!DOCTYPE html><script>alert(1)</script>', 'it is a web page'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'it is a web page'],
    ['letter.docx', officeFile(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin']), 'it holds macros'],
    ['letter.doc', oldOfficeFile(['WordDocument', '_VBA_PROJECT']), 'it holds macros'],
    ['secret.docx', oldOfficeFile(['EncryptedPackage']), 'it is locked with a password'],
    ['all.zip', officeFile(['a.txt', 'b.txt']), 'it is a folder of files in one'],
    ['bomb.zip', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500)]), 'it is a folder of files in one'],
    ['empty.pdf', '', 'it is empty'],
    ['data.bin', Buffer.from([1, 2, 3, 0, 255, 254]), 'we do not take this kind'],
  ];
  for (const [name, bytes, words] of refused) {
    const answer = await sam.upload(`/desk/cases/${kase.ref}/files`, [{ name, bytes }]);
    expect([name, answer.status]).toEqual([name, 422]);
    expect(answer.page().errors[0]).toContain(`${name} was not added: ${words}`);
  }
  expect(await sam.as((ctx) => listFiles(ctx, kase))).toHaveLength(1);
});

test('what a case takes gets the name of what it is, and is offered by its own kind', async () => {
  const { sam, kase } = await newWorld();
  const taken: [string, Buffer | string, string, string][] = [
    ['report.exe', PDF, 'report.exe.pdf', 'application/pdf'],
    ['plan.docx', officeFile(['[Content_Types].xml', 'word/document.xml']), 'plan.docx', 'wordprocessingml'],
    ['old.doc', oldOfficeFile(['WordDocument']), 'old.doc', 'application/msword'],
    ['names.csv', 'ward,bed\n7B,12\n', 'names.csv', 'text/csv'],
    ['run.bat', 'del everything', 'run.bat.txt', 'text/plain'],
    ['mail.eml', 'From: a@example.org\nSubject: Ward\n\nHello', 'mail.eml', 'message/rfc822'],
    ['story.mp4', VIDEO, 'story.mp4', 'video/mp4'],
  ];
  for (const [name, bytes, kept, type] of taken) {
    expect((await sam.upload(`/desk/cases/${kase.ref}/files`, [{ name, bytes }])).status).toBe(303);
    const [file] = await sam.as((ctx) => listFiles(ctx, kase));
    expect(file?.name).toBe(kept);
    const answer = await sam.get(`/desk/cases/${kase.ref}/files/${file?.id}`);
    expect(answer.headers['content-type']).toContain(type);
    expect(answer.headers['content-disposition']).toMatch(/^attachment/);
  }
});

test('only pictures and plain text are shown in the browser, text as text, and never with rights of the desk', async () => {
  const { sam, kase, file } = await newWorld();
  const text = await sam.get(`/desk/cases/${kase.ref}/files/${file}/preview`);
  expect(text.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(text.headers['content-disposition']).toMatch(/^inline/);
  expect(text.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
  await sam.upload(`/desk/cases/${kase.ref}/files`, [{ name: 'a.pdf', bytes: PDF }]);
  const [pdf] = await sam.as((ctx) => listFiles(ctx, kase));
  expect((await sam.get(`/desk/cases/${kase.ref}/files/${pdf?.id}/preview`)).to).toBe(
    `/desk/cases/${kase.ref}/files/${pdf?.id}`,
  );
});

test('a hostile name is shown as words, and can neither end a header nor lead to a folder', async () => {
  const { sam, kase } = await newWorld();
  const names: [string, string][] = [
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\sam\\letter.pdf', 'letter.pdf'],
    ['"><img src=x onerror=alert(1)>.pdf', '___img src=x onerror=alert(1)_.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe.pdf'],
    ['Übergabe Żółć 漢字.pdf', 'Übergabe Żółć 漢字.pdf'],
    ['a\u0001b;c="d".pdf', 'ab;c=_d_.pdf'],
    [`${'long '.repeat(100)}.pdf`, `${'long '.repeat(30).trim()}.pdf`],
  ];
  for (const [at, [sent, kept]] of names.entries()) {
    const bytes = Buffer.concat([PDF, Buffer.from(String(at))]);
    await sam.upload(`/desk/cases/${kase.ref}/files`, [{ name: sent, bytes }]);
    const [file] = await sam.as((ctx) => listFiles(ctx, kase));
    expect(file?.name).toBe(kept);
    const answer = await sam.get(`/desk/cases/${kase.ref}/files/${file?.id}`);
    expect(String(answer.headers['content-disposition'])).toMatch(
      /^attachment; filename="[\w .()-]+"; filename\*=UTF-8''[\w.~%-]+$/,
    );
  }
  expect((await sam.get(`/desk/cases/${kase.ref}/files`)).page().document.querySelectorAll('main img').length).toBe(0);
});

test('the very same file is not kept twice, also not by a second press, and the page says so', async () => {
  const { sam, kase } = await newWorld();
  const twice = await Promise.all(
    [1, 2].map(() => sam.upload(`/desk/cases/${kase.ref}/files`, [{ name: 'x.pdf', bytes: PDF }])),
  );
  expect(twice.map(({ status }) => status).sort()).toEqual([303, 422]);
  const again = await sam.upload(`/desk/cases/${kase.ref}/files`, [
    { name: 'copy.pdf', bytes: PDF },
    { name: 'new.jpg', bytes: JPEG },
  ]);
  expect(again.page().errors).toEqual([
    'copy.pdf is in this case already as x.pdf, added by Sam Reid, 10am on Tuesday 24 November',
  ]);
  expect(again.page().one('.app-banner')).toContain('The file is added.');
  expect(await sam.as((ctx) => listFiles(ctx, kase))).toHaveLength(3);
});

test('a file over 25 MB is refused while it comes in, a BSL video of that size is kept', {
  timeout: 30_000,
}, async () => {
  const { sam, kase } = await newWorld();
  const address = `/desk/cases/${kase.ref}/files`;
  const refused = await sam.upload(address, [
    { name: 'scan.pdf', bytes: bigFile(PDF, 25 * MEGABYTE + 1) },
    { name: 'small.jpg', bytes: JPEG },
  ]);
  expect(refused.page().errors).toEqual(['scan.pdf: the file must be smaller than 25 MB']);
  expect(refused.page().one('.app-banner')).toContain('The file is added.');
  expect((await sam.upload(address, [{ name: 'bsl.mp4', bytes: bigFile(VIDEO, 26 * MEGABYTE) }])).status).toBe(303);
});

test('too many files, none at all, a broken form and a form that says it is huge are told plainly, and nothing is half kept', async () => {
  const { sam, kase } = await newWorld();
  const address = `/desk/cases/${kase.ref}/files`;
  const many = Array.from({ length: 21 }, (_, at) => ({ name: `${at}.txt`, bytes: `number ${at}` }));
  expect((await sam.upload(address, many)).page().errors).toEqual(['Add 20 files or fewer at once']);
  expect((await sam.upload(address, [{ name: '', bytes: '' }])).page().errors).toEqual(['Choose a file to add']);
  expect((await sam.post(address)).page().errors).toEqual(['Choose a file to add']);
  const { payload, headers } = await withFiles([{ name: 'half.pdf', bytes: PDF }]);
  const half = await ask(sam.token, 'POST', address, { payload: payload.subarray(0, payload.length - 60), headers });
  expect([half.status, half.page().errors[0]]).toEqual([422, 'The files did not arrive whole. Choose them again.']);
  const noEdge = await ask(sam.token, 'POST', address, { payload, headers: { 'content-type': 'multipart/form-data' } });
  expect(noEdge.status).toBeLessThan(500);
  expect(await sam.as((ctx) => listFiles(ctx, kase))).toHaveLength(1);
});

test('a form with files is not read anywhere else', async () => {
  const { sam, kase } = await newWorld();
  expect((await sam.upload(`/desk/cases/${kase.ref}/sharing`, [{ name: 'a.pdf', bytes: PDF }])).status).toBe(415);
});

test('with script the answer is told in JSON, the good files stand', async () => {
  const { sam, kase } = await newWorld();
  const answer = await sam.upload(
    `/desk/cases/${kase.ref}/files`,
    [
      { name: 'a.pdf', bytes: PDF },
      { name: 'b.svg', bytes: '<svg/>' },
    ],
    { accept: 'application/json' },
  );
  expect(answer.json()).toMatchObject({ to: `/desk/cases/${kase.ref}/files?done=1`, said: 'The file is added.' });
  expect(await sam.as((ctx) => listFiles(ctx, kase))).toHaveLength(2);
});

test('a file entered in error stays, struck through, with who said so and why', async () => {
  const { sam, kase, file } = await newWorld();
  const address = `/desk/cases/${kase.ref}/files/${file}/error`;
  expect((await sam.get(address)).page().text).toContain('Okafor, visit.txt');
  expect((await sam.post(address, { reason: ' ' })).page().errors).toEqual(['Write why this is wrong']);
  const answer = await sam.post(address, { reason: 'belongs to another case' });
  expect((await sam.get(answer.to)).page().one('.app-files__struck')).toContain(
    'Entered in error: belongs to another case – Sam Reid',
  );
  await sam.post(address, { reason: 'second press' });
  const shown = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(shown.one('#files-block')).toContain('No files yet');
  expect(shown.one('.app-timeline')).toContain('entered in error: belongs to another case');
  expect(shown.one('.app-timeline')).not.toContain('second press');
});

test('files are named on a print with personal details only', async () => {
  const { sam, kase } = await newWorld();
  expect((await sam.get(`/desk/cases/${kase.ref}/print?details=with`)).page().one('.nhsuk-summary-list')).toContain(
    'Okafor, visit.txt',
  );
  const bare = (await sam.get(`/desk/cases/${kase.ref}/print?details=without`)).page();
  expect(bare.text).toContain('File added');
  expect(bare.text).not.toContain('visit.txt');
});

test('a file of a case that somebody may not open does not exist for them, nor does a file under another case', async () => {
  const { sam, kase, file, staff, asSystem } = await newWorld();
  const priya = await staff('officer', 'Priya Nair');
  const mo = await staff('officer', 'Mo Khan');
  const address = `/desk/cases/${kase.ref}/files/${file}`;
  expect((await priya.get(address)).status).toBe(200);
  await asSystem((ctx) => lockOut(ctx, kase, { names: [priya.id], reason: 'Her own matter' }));
  for (const way of [address, `${address}/preview`, `${address}/error`])
    expect([way, (await priya.get(way)).status]).toEqual([way, 404]);
  expect((await priya.upload(`/desk/cases/${kase.ref}/files`, [{ name: 'a.pdf', bytes: PDF }])).status).toBe(404);
  const other = await newWorld();
  expect((await other.sam.get(`/desk/cases/${other.kase.ref}/files/${file}`)).status).toBe(404);
  expect((await other.sam.get(`/desk/cases/${other.kase.ref}/files/not-an-id`)).status).toBe(404);
  await asSystem((ctx) => restrictCase(ctx, kase, { names: [sam.id], reason: 'A colleague is the patient' }));
  expect((await mo.get(address)).status).toBe(404);
  expect((await mo.as((ctx) => ctx.db.selectFrom('file_chunks').select('part').execute())).length).toBe(0);
  expect((await sam.get(address)).status).toBe(200);
});

test('who may only read cases can open a file and add none', async () => {
  const { kase, file, staff } = await newWorld();
  const reader = await staff('complaints', 'Cara Dunn');
  expect((await reader.get(`/desk/cases/${kase.ref}/files/${file}`)).status).toBe(200);
  const page = (await reader.get(`/desk/cases/${kase.ref}/files`)).page();
  expect(page.document.querySelectorAll('input[type="file"]').length).toBe(0);
  expect((await reader.upload(`/desk/cases/${kase.ref}/files`, [{ name: 'a.pdf', bytes: PDF }])).status).toBe(403);
});

test('a long list of files shows the newest three on the case', async () => {
  const { sam, kase } = await newWorld();
  await sam.as(async (ctx) => {
    for (let at = 0; at < 6; at += 1) await addTextFile(ctx, kase, `page ${at}.txt`, `Page ${at}`);
  });
  const page = (await sam.get(`/desk/cases/${kase.ref}`)).page();
  expect(page.all('#files-block li')).toHaveLength(3);
  expect(page.one('#files-block a[href$="/files"]')).toBe('All 7');
});

test('two cases that are one show the files of both, and take the same letter once', async () => {
  const { sam, kase } = await newWorld();
  const twice = await sam.as((ctx) => openCase(ctx, { type: 'concern', owner: sam.id, receivedAt: ctx.now }));
  await sam.upload(`/desk/cases/${twice.ref}/files`, [{ name: 'second.pdf', bytes: PDF }]);
  await sam.as(async (ctx) => mergeCases(ctx, await findCase(ctx, kase.ref), await findCase(ctx, twice.ref), ''));
  const shown = (await sam.get(`/desk/cases/${kase.ref}/files`)).page();
  expect(shown.one('.app-files')).toContain('second.pdf');
  const address = [...shown.document.querySelectorAll('.app-files a')].find(
    (link) => link.textContent === 'second.pdf',
  );
  expect((await sam.get(address?.getAttribute('href') ?? '')).bytes.equals(PDF)).toBe(true);
  const again = await sam.upload(`/desk/cases/${kase.ref}/files`, [{ name: 'once more.pdf', bytes: PDF }]);
  expect(again.page().errors[0]).toContain('is in this case already as second.pdf');
});
