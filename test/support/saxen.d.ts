/** The part of saxen, which brings no types of its own, that tests use. */
declare module 'saxen' {
  type Decode = (text: string) => string;

  export class Parser {
    on(event: 'openTag', listener: (name: string, attributes: () => Readonly<Record<string, string>>, decode: Decode) => void): this;
    on(event: 'text', listener: (text: string, decode: Decode) => void): this;
    on(event: 'closeTag', listener: (name: string) => void): this;
    on(event: 'error' | 'warn', listener: (error: Error) => void): this;
    parse(text: string): void;
  }
}
