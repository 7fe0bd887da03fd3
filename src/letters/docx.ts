// A letter as a Word document: the same words and headings, for whoever adds pictures or prints with the trust's own paper.
import type { Document as Docx, IParagraphOptions, Paragraph } from 'docx';
import type { Block } from './blocks.rules.ts';
import { type dataOf, type Sheet, titleOf, dataOf as toData } from './sheets.rules.ts';
import { steadyZip } from './steady-zip.rules.ts';

type Data = ReturnType<typeof dataOf>;
type Kit = typeof import('docx');

/** Half points, as Word counts them. */
const STANDARD = 24;
const LARGE = 36;
const FONT = 'Arial';

/** The same sheet gives the same bytes. */
export async function docxOf(sheet: Sheet): Promise<Buffer> {
  const kit = await import('docx');
  const made = await kit.Packer.toBuffer(documentOf(kit, sheet), undefined, [
    { path: 'docProps/core.xml', data: coreOf(sheet) },
  ]);
  return steadyZip(made, sheet.day);
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/** Its times are the day of the letter, and not those of the moment at which it is made. */
function coreOf(sheet: Sheet): string {
  const at = `${sheet.day}T00:00:00Z`;
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  return `<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(titleOf(sheet))}</dc:title><dc:creator>${escaped(sheet.from)}</dc:creator><dc:language>en-GB</dc:language>${date('created')}${date('modified')}</cp:coreProperties>`;
}

function documentOf(kit: Kit, sheet: Sheet): Docx {
  const data = toData(sheet);
  const size = data.large ? LARGE : STANDARD;
  return new kit.Document({
    title: titleOf(sheet),
    creator: data.from,
    styles: stylesOf(size),
    numbering: numberingOf(kit, data),
    sections: [
      {
        properties: { page: { margin: { top: 1021, left: 1361, right: 1134, bottom: 1361 } } },
        footers: { default: footerOf(kit, data) },
        children: [...headOf(kit, data), ...wordsOf(kit, data), ...otherOf(kit, data)],
      },
    ],
  });
}

function stylesOf(size: number) {
  const run = { font: FONT, size, color: '000000', language: { value: 'en-GB' } };
  const paragraph = { spacing: { after: size * 10, line: 300 } };
  const heading = (more: number) => ({
    run: { ...run, size: size + more, bold: true },
    paragraph: { spacing: { before: size * 12, after: size * 6 }, keepNext: true },
  });
  return {
    default: { document: { run, paragraph }, heading1: heading(4), heading2: heading(0), listParagraph: { run } },
  };
}

/** Every numbered list counts for itself. */
function numberingOf({ LevelFormat, AlignmentType }: Kit, { blocks, translation }: Data) {
  const all = [...blocks, ...(translation?.blocks ?? [])];
  const style = { paragraph: { indent: { left: 720, hanging: 360 } } };
  return {
    config: all.flatMap((block, at) =>
      block.kind === 'numbers'
        ? {
            reference: `list ${at}`,
            levels: [
              {
                level: 0,
                format: LevelFormat.DECIMAL,
                text: '%1.',
                alignment: AlignmentType.START,
                start: block.first,
                style,
              },
            ],
          }
        : [],
    ),
  };
}

function footerOf({ Footer, Paragraph, TextRun, PageNumber }: Kit, { reference }: Data) {
  const children = [reference, ' – page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  return new Footer({ children: [new Paragraph({ children: [new TextRun({ children })] })] });
}

/** Sender, address at the height of the window of an envelope, date and reference. */
function headOf({ Paragraph, TextRun, FrameAnchorType, FrameWrap }: Kit, data: Data): Paragraph[] {
  const lines = (all: readonly string[], size: number) =>
    all.map((text, at) => new TextRun({ text, size, ...(at > 0 ? { break: 1 } : {}) }));
  return [
    new Paragraph({ children: [new TextRun({ text: data.from, bold: true, size: 28 })], spacing: { after: 60 } }),
    new Paragraph({ children: lines(data.reach, data.large ? 24 : 20), spacing: { after: 60, line: 240 } }),
    new Paragraph({
      children: lines(data.window, 22),
      spacing: { after: 0, line: 240 },
      // BS 4264, as in layouts.rules.ts: 24 mm and 54 mm, in twentieths of a point.
      frame: {
        type: 'absolute',
        position: { x: 1361, y: 3061 },
        width: 4025,
        height: 1531,
        anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
        wrap: FrameWrap.NOT_BESIDE,
      },
    }),
    new Paragraph({
      children: [new TextRun(data.date), new TextRun({ text: `Our reference: ${data.reference}`, break: 1 })],
    }),
  ];
}

function wordsOf(kit: Kit, data: Data) {
  const { Paragraph, HeadingLevel } = kit;
  const [first, below] = [HeadingLevel.HEADING_1, data.subject ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_1];
  const title = data.subject ? [new Paragraph({ text: data.subject, heading: first })] : [];
  const end = data.large ? data.reachBelow : [];
  const after = end.length > 0 ? [new Paragraph({ children: broken(kit, end) })] : [];
  const words = data.easy ? rowsOf(kit, data.blocks, below) : blocksIn(kit, data.blocks, { below, from: 0 });
  return [...title, ...words, ...after];
}

const broken = ({ TextRun }: Kit, lines: readonly string[], more: object = {}) =>
  lines.map((text, at) => new TextRun({ text, ...more, ...(at > 0 ? { break: 1 } : {}) }));

type Set = { below: IParagraphOptions['heading']; from: number; run?: object; paragraph?: object };

function blocksIn(kit: Kit, blocks: readonly Block[], { below, from, run = {}, paragraph = {} }: Set) {
  const { Paragraph, TextRun } = kit;
  return blocks.flatMap((block, at): Paragraph[] => {
    if (block.kind === 'heading')
      return [
        new Paragraph({
          children: [new TextRun({ text: block.text, ...run })],
          ...paragraph,
          ...(below ? { heading: below } : {}),
        }),
      ];
    if (block.kind === 'paragraph') return [new Paragraph({ children: broken(kit, block.lines, run), ...paragraph })];
    const list =
      block.kind === 'bullets' ? { bullet: { level: 0 } } : { numbering: { reference: `list ${from + at}`, level: 0 } };
    return block.items.map(
      (text) => new Paragraph({ children: [new TextRun({ text, ...run })], ...paragraph, ...list }),
    );
  });
}

/** Easy Read: room for a picture on the left, one idea on the right. */
function rowsOf(kit: Kit, blocks: readonly Block[], below: IParagraphOptions['heading']) {
  const { Table, TableRow, TableCell, Paragraph, WidthType, BorderStyle, VerticalAlign } = kit;
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const borders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
  const cell = (width: number, children: Paragraph[]) =>
    new TableCell({ width: { size: width, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER, children });
  return blocks.flatMap((block) => {
    const own = blocksIn(kit, [block], { below, from: 0 });
    if (block.kind === 'heading') return own;
    const row = new TableRow({
      cantSplit: true,
      height: { value: 1700, rule: 'atLeast' as const },
      children: [cell(2835, [new Paragraph('')]), cell(6500, own)],
    });
    return [new Table({ rows: [row], borders, columnWidths: [2835, 6500] }), new Paragraph('')];
  });
}

/** The same letter in another language, on a page of its own. */
function otherOf(kit: Kit, { translation, blocks }: Data): Paragraph[] {
  if (!translation) return [];
  const { Paragraph, HeadingLevel } = kit;
  const { rtl, language } = translation;
  const run = {
    ...(rtl ? { rightToLeft: true } : {}),
    language: rtl ? { bidirectional: language } : { value: language },
  };
  const paragraph = rtl ? { bidirectional: true } : {};
  return [
    new Paragraph({ text: translation.name, heading: HeadingLevel.HEADING_1, pageBreakBefore: true }),
    ...blocksIn(kit, translation.blocks, { below: HeadingLevel.HEADING_2, from: blocks.length, run, paragraph }),
  ];
}
