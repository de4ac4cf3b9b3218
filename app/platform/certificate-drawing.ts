import { createRequire } from 'node:module';
import path from 'node:path';
// oxlint-disable-next-line import/no-named-as-default -- its types know the default export only
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';

/** What the drawing needs, in plain values; the facts are those frozen in the certificate. */
export type CertificateDocument = {
  facts: {
    number: string;
    title: string;
    authorityName: string;
    holderName: string;
    sentences: string[];
    rows: [string, string][];
    issuedOn: string;
    demonstration: boolean;
  };
  templateVersion: string;
  verificationCode: string;
  verificationUrl: string;
};

const fonts = path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'));
const REGULAR = path.join(fonts, '400Regular/NotoSerifSC_400Regular.ttf');
const BOLD = path.join(fonts, '700Bold/NotoSerifSC_700Bold.ttf');
const INK = '#1F2328';
const SECOND = '#57606A';
const LINE = '#C9C5BC';

const PAGE = { width: 595.28, height: 841.89 };
const LEFT = 92;
const WIDTH = PAGE.width - 2 * LEFT;
const QR_TOP = 618;

type Pdf = InstanceType<typeof PDFDocument>;

/** Draws the A4 document: the thick and thin rule around it, the sentence, the facts, the QR code. Embedded Song type. */
export async function drawCertificate(document: CertificateDocument): Promise<Uint8Array> {
  const { facts } = document;
  const qr = await QRCode.toBuffer(document.verificationUrl, { errorCorrectionLevel: 'M', margin: 0, scale: 8 });
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: 'zh-CN',
    // The day of issue rather than the moment of drawing: the same facts give the same file.
    info: {
      Title: `${facts.title} ${facts.number}`,
      Author: facts.authorityName,
      CreationDate: new Date(`${facts.issuedOn}T00:00:00Z`),
    },
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  pdf.registerFont('regular', REGULAR);
  pdf.registerFont('bold', BOLD);

  pdf
    .lineWidth(3)
    .rect(34, 34, PAGE.width - 68, PAGE.height - 68)
    .stroke(INK);
  pdf
    .lineWidth(0.75)
    .rect(40, 40, PAGE.width - 80, PAGE.height - 80)
    .stroke(INK);
  centred(pdf, facts.authorityName, 96, 'regular', 16, 1.2);
  centred(pdf, facts.title, 134, 'bold', 34, 9);
  centred(pdf, `编号　${facts.number}`, 190, 'regular', 12, 0.6);
  const below = paragraphs(pdf, facts.holderName, facts.sentences, 242);
  rows(pdf, facts.rows, below + 18);
  foot(pdf, document, qr);
  if (facts.demonstration) watermark(pdf);
  pdf.end();
  return ended;
}

function centred(pdf: Pdf, text: string, y: number, font: string, size: number, spacing: number): void {
  // The space after the last character is taken back, so that the line stands truly in the middle.
  pdf
    .font(font)
    .fontSize(size)
    .fillColor(INK)
    .text(text, LEFT + spacing / 2, y, { width: WIDTH, align: 'center', characterSpacing: spacing, lineBreak: false });
}

type Unit = { text: string; font: string };
const SHORTEST_LAST_LINE = 5;

/** Marks that never begin a line. */
const NO_START = new Set('，。、；：！？）》」』”’％%');

/** Breaks Chinese by character, keeping closing marks off the beginning of a line and figures together. */
function brokenLines(pdf: Pdf, units: Unit[], size: number, indent: number): Unit[][] {
  const lines: Unit[][] = [[]];
  let used = indent;
  for (const unit of units) {
    const width = pdf.font(unit.font).fontSize(size).widthOfString(unit.text);
    if (used + width > WIDTH && !NO_START.has(unit.text)) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(unit);
    used += width;
  }
  return withoutWidow(lines);
}

/** A last line of at least a few characters: one character and its full stop alone read as a slip of the printer. */
export function withoutWidow(lines: Unit[][]): Unit[][] {
  const [above, last] = [lines.at(-2), lines.at(-1)];
  if (!above || !last) return lines;
  const wanted = SHORTEST_LAST_LINE - last.length;
  let from = above.length - wanted;
  while (from > 0 && NO_START.has(above[from]?.text ?? '')) from -= 1;
  if (wanted <= 0 || from <= 0) return lines;
  return [...lines.slice(0, -2), above.slice(0, from), [...above.slice(from), ...last]];
}

const unitsOf = (text: string, font: string): Unit[] =>
  (text.match(/[0-9A-Za-z.-]+|[\s\S]/gu) ?? []).map((part) => ({ text: part, font }));

function paragraphs(pdf: Pdf, holder: string, sentences: string[], top: number): number {
  const size = 16.5;
  let y = top;
  for (const [at, sentence] of sentences.entries()) {
    const units = [...(at === 0 ? unitsOf(holder, 'bold') : []), ...unitsOf(sentence, 'regular')];
    for (const [line, parts] of brokenLines(pdf, units, size, 2 * size).entries()) {
      let x = LEFT + (line === 0 ? 2 * size : 0);
      for (const part of parts) {
        pdf.font(part.font).fontSize(size).fillColor(INK).text(part.text, x, y, { lineBreak: false });
        x += pdf.widthOfString(part.text);
      }
      y += size * 2.05;
    }
  }
  return y;
}

function rows(pdf: Pdf, facts: [string, string][], top: number): void {
  let y = top;
  pdf
    .lineWidth(0.6)
    .moveTo(LEFT, y)
    .lineTo(LEFT + WIDTH, y)
    .stroke(LINE);
  pdf.font('regular').fontSize(13);
  const heights = facts.map(([, value]) => Math.max(pdf.heightOfString(value, { width: WIDTH - 104, lineGap: 4 }), 19));
  // Long names of units and posts take the air between the rows before they reach the QR code.
  const air = (QR_TOP - 12 - top - heights.reduce((sum, height) => sum + height, 0)) / facts.length;
  const padding = Math.max(4, Math.min(14, air));
  for (const [at, [label, value]] of facts.entries()) {
    const height = heights[at] ?? 0;
    pdf.fillColor(SECOND).text(label, LEFT, y + padding / 2, { width: 96, lineBreak: false });
    pdf.fillColor(INK).text(value, LEFT + 104, y + padding / 2, { width: WIDTH - 104, lineGap: 4 });
    y += height + padding;
    pdf
      .moveTo(LEFT, y)
      .lineTo(LEFT + WIDTH, y)
      .stroke(LINE);
  }
}

function foot(pdf: Pdf, document: CertificateDocument, qr: Buffer): void {
  const { facts, verificationCode } = document;
  const [year, month, day] = facts.issuedOn.split('-').map(Number);
  pdf.image(qr, LEFT, QR_TOP, { width: 88 });
  pdf
    .font('bold')
    .fontSize(14)
    .fillColor(INK)
    .text(facts.authorityName, LEFT + 104, 650, { width: WIDTH - 104, align: 'right' });
  pdf
    .font('regular')
    .fontSize(14)
    .text(`${year}年${month}月${day}日`, LEFT + 104, 676, { width: WIDTH - 104, align: 'right' });
  pdf
    .lineWidth(0.6)
    .moveTo(LEFT, 722)
    .lineTo(LEFT + WIDTH, 722)
    .stroke(LINE);
  const code = verificationCode.match(/.{1,4}/g)?.join('-') ?? verificationCode;
  pdf.fontSize(10).fillColor(SECOND);
  pdf.text(`电子凭证，可在线核验。编号 ${facts.number}，核验码 ${code}`, LEFT, 732, { width: WIDTH });
  pdf.text(
    facts.demonstration
      ? '演示凭证：人名、单位、编号均为虚构，不证明任何事实。'
      : '扫描二维码，或在核验页输入编号与核验码。',
    LEFT,
    748,
    { width: WIDTH },
  );
}

function watermark(pdf: Pdf): void {
  pdf.save();
  pdf.rotate(-32, { origin: [PAGE.width / 2, PAGE.height / 2] });
  pdf.font('bold').fontSize(120).fillColor('#A4161A').fillOpacity(0.06);
  pdf.text('演示', 0, PAGE.height / 2 - 80, {
    width: PAGE.width,
    align: 'center',
    characterSpacing: 30,
    lineBreak: false,
  });
  pdf.restore();
}
