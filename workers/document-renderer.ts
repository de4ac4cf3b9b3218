import { drawCertificate, type CertificateDocument } from '~/platform/certificate-drawing.ts';

// A process of its own: fonts take some 200 MB while a document is drawn, and go when it has rested for a while.
const REST_MS = 20_000;
let rest = setTimeout(() => process.exit(0), REST_MS);

process.on('message', (message: { id: number; document: CertificateDocument }) => {
  clearTimeout(rest);
  drawCertificate(message.document)
    .then(
      (pdf) => process.send?.({ id: message.id, pdf: Buffer.from(pdf).toString('base64') }),
      (error: unknown) =>
        process.send?.({ id: message.id, fault: error instanceof Error ? error.message : String(error) }),
    )
    .finally(() => {
      // Two drawings may end one after the other: only the last of them starts the rest.
      clearTimeout(rest);
      rest = setTimeout(() => process.exit(0), REST_MS);
    });
});
process.on('disconnect', () => process.exit(0));
