import { Parser } from 'saxen';

/** An element as a parser reads it. */
export interface ParsedElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ParsedElement[];
  readonly text: string;
}

interface Growing extends ParsedElement {
  readonly children: Growing[];
  text: string;
}

/** Reads XML. @throws Error where it is not well-formed */
export const parseXml = (xml: string): ParsedElement => {
  const open: Growing[] = [{ name: '', attributes: {}, children: [], text: '' }];
  const fail = (error: Error): void => {
    throw error;
  };
  new Parser()
    .on('openTag', (name, attributes, decode) => {
      const decoded = Object.fromEntries(Object.entries(attributes()).map(([key, value]) => [key, decode(value)]));
      const element: Growing = { name, attributes: decoded, children: [], text: '' };
      open[open.length - 1].children.push(element);
      open.push(element);
    })
    .on('text', (text, decode) => (open[open.length - 1].text += decode(text)))
    .on('closeTag', () => void open.pop())
    .on('error', fail)
    .on('warn', fail)
    .parse(xml);
  const [root] = open[0].children;
  if (open.length !== 1 || open[0].children.length !== 1) throw new Error(`expected one element around all, got ${open[0].children.length}`);
  return root;
};
