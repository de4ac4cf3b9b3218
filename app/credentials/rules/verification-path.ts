/** Where anyone checks a certificate; the QR code carries number and code. */
export const verificationPath = (number: string, code: string): string =>
  `/verify?number=${encodeURIComponent(number)}&code=${encodeURIComponent(code)}`;
