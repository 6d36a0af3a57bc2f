/**
 * How the camera was held, 1 (upright) … 8, as an Exif block says it; 1 where it says nothing that can be read. exif is
 * the block after "Exif\0".
 *
 * Source: CIPA DC-008 (Exif 2.32), section 4.6: a TIFF header, then entries of 12 bytes, tag | type | count | value.
 */
export function orientationOf(exif: Uint8Array): number {
  const tiff = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  const start = 1; // a byte of padding
  if (exif.length < start + 8) return 1;
  const order = tiff.getUint16(start);
  const little = order === 0x4949; // "II", else "MM"
  const directory = start + tiff.getUint32(start + 4, little);
  if (directory + 2 > exif.length) return 1;
  const entries = tiff.getUint16(directory, little);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + 12 * i;
    if (entry + 12 > exif.length) return 1;
    if (tiff.getUint16(entry, little) !== ORIENTATION) continue;
    const value = tiff.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

const ORIENTATION = 0x0112;
