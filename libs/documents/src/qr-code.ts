import { renderSVG } from 'uqr';

/** A QR code as SVG with the quiet zone of 4 modules that ISO/IEC 18004 asks for. */
export function qrCode(text: string): string {
  return renderSVG(text, { ecc: 'M', border: 4 });
}
