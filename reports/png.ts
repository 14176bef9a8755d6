import { Resvg } from '@resvg/resvg-js';
import { drawable, fontFiles } from './fonts.js';

/** The text that a reader of an SVG sees. */
const lettersOf = (svg: string): string => svg.replace(/<[^>]*>/g, '').replace(/&[a-z#0-9]+;/g, '').replace(/\s+/g, '');

/**
 * Draws an SVG as a PNG picture with Inter from its files, so that it looks the same on every machine.
 * Only where a text needs letters that Inter lacks (Chinese, say) are the machine's own fonts asked for them.
 * @param scale pixels of the picture for each pixel of the SVG, more than 0
 */
export const toPng = (svg: string, scale = 2): Uint8Array =>
  new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      fontFiles: Object.values(fontFiles),
      loadSystemFonts: !drawable(lettersOf(svg)),
      defaultFontFamily: 'Inter',
      sansSerifFamily: 'Inter',
    },
  })
    .render()
    .asPng();
