/** An element of XML: its name, its attributes, and what is in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly content?: string | readonly XmlElement[];
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };

/** Signs that no XML 1.0 document may hold, not even escaped. Source: W3C (2008), Extensible Markup Language 1.0 (fifth edition), section 2.2. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Makes any text safe as content and inside a quoted attribute, line breaks kept; what XML cannot hold becomes a replacement sign. */
const escapeXml = (text: string): string => text.replace(forbidden, '\ufffd').replace(/[&<>"\t\n\r]/g, (sign) => entities[sign] ?? sign);

const written = ({ name, attributes, content = '' }: XmlElement, indent: string): string => {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const start = `${indent}<${name}${given.join('')}`;
  if (content.length === 0) return `${start}/>\n`;
  if (typeof content === 'string') return `${start}>${escapeXml(content)}</${name}>\n`;
  return `${start}>\n${content.map((element) => written(element, `${indent}  `)).join('')}${indent}</${name}>\n`;
};

/** A document of XML 1.0 in UTF-8. */
export const xmlText = (root: XmlElement): string => `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}`;
