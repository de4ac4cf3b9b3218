import { useT } from '../messages/define-messages.ts';
import { partsMessages } from '../messages/parts.ts';

/** A QR code as one path; make it in a loader with `qrPath(text)` of `qr-path.server.ts`. */
export type QrPath = { size: number; path: string };

export function QrCode({ code, label }: { code: QrPath; label?: string | undefined }) {
  const t = useT(partsMessages);
  // Two modules of white around it: a reader needs the margin, in the dark too.
  const box = `-2 -2 ${code.size + 4} ${code.size + 4}`;
  return (
    <svg className="qr" viewBox={box} shapeRendering="crispEdges" role="img" aria-label={label ?? t('verifyCode')}>
      <rect x="-2" y="-2" width="100%" height="100%" fill="#ffffff" />
      <path d={code.path} fill="#1f2328" />
    </svg>
  );
}
