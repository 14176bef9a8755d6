import { opcodes, type Instruction } from './opcodes.js';

export type LocalType = 'i32' | 'v128';

const localCode: Record<LocalType, number> = { i32: 0x7f, v128: 0x7b };
const emptyBlock = 0x40;

const encodedOpcodes = Object.fromEntries(
  Object.entries(opcodes).map(([name, [first, ...rest]]) => [name, [first, ...rest.flatMap(unsigned)]]),
) as unknown as Record<Instruction, readonly number[]>;

/** Collects the instructions of one function as the bytes of a module, and on request as the text of a listing. */
export class FunctionEncoder {
  private readonly bytes: number[] = [];
  private readonly lines: string[] = [];
  private readonly locals: LocalType[] = [];
  /** Locals that a block has given back, by type, and those of the blocks around the current place. */
  private readonly free: Record<LocalType, number[]> = { i32: [], v128: [] };
  private scope: { readonly type: LocalType; readonly local: number }[] = [];
  private depth = 1;

  constructor(
    readonly name: string,
    readonly parameters: readonly LocalType[],
    private readonly listed = false,
  ) {}

  /** The number of a local variable that nothing else uses until the scope ends. */
  local(type: LocalType): number {
    const local = this.free[type].pop() ?? this.newLocal(type);
    this.scope.push({ type, local });
    return local;
  }

  /** Emits what uses locals of its own, which others may have afterwards: a function has 50,000 at most. */
  scoped(emit: () => void): void {
    const outer = this.scope;
    this.scope = [];
    emit();
    for (const { type, local } of this.scope) this.free[type].push(local);
    this.scope = outer;
  }

  private newLocal(type: LocalType): number {
    this.locals.push(type);
    return this.parameters.length + this.locals.length - 1;
  }

  /** An instruction with the integers that follow it. */
  emit(instruction: Instruction, ...immediates: number[]): void {
    const bytes: number[] = [];
    for (const immediate of immediates) pushSigned(bytes, immediate);
    this.write(instruction, immediates, bytes);
  }

  /** A load or a store at a constant offset; every address is a multiple of 4. */
  memory(instruction: Instruction, offset: number): void {
    this.write(instruction, [`offset=${offset}`], [2, ...unsigned(offset)]);
  }

  /** A constant of 16 bytes. */
  constant(bytes: Uint8Array, comment: string): void {
    this.write('v128.const', [comment], [...bytes]);
  }

  /** Picks bytes out of two vectors. */
  shuffle(bytes: readonly number[]): void {
    this.write('i8x16.shuffle', bytes, [...bytes]);
  }

  /** Opens a block, a loop or an if without a result; `close` ends it. */
  open(instruction: 'block' | 'loop' | 'if'): void {
    this.write(instruction, [], [emptyBlock]);
    this.depth++;
  }

  close(): void {
    this.depth--;
    this.write('end', [], []);
  }

  /** Leaves as many enclosing blocks as `level` says, or goes back to the head of a loop. */
  branch(instruction: 'br' | 'br_if', level: number): void {
    this.write(instruction, [level], unsigned(level));
  }

  body(): number[] {
    const groups: { type: LocalType; count: number }[] = [];
    for (const type of this.locals) {
      const last = groups[groups.length - 1];
      if (last?.type === type) last.count++;
      else groups.push({ type, count: 1 });
    }
    const declared = groups.flatMap(({ type, count }) => [...unsigned(count), localCode[type]]);
    return sized(unsigned(groups.length).concat(declared, this.bytes, encodedOpcodes.end));
  }

  text(): string {
    const parameters = this.parameters.map((type) => ` (param ${type})`).join('');
    const locals = this.locals.map((type) => ` ${type}`).join('');
    return `(func $${this.name}${parameters}\n  (local${locals})\n${this.lines.join('\n')}\n)`;
  }

  type(): number[] {
    return [0x60, ...unsigned(this.parameters.length), ...this.parameters.map((type) => localCode[type]), 0];
  }

  private write(instruction: Instruction, shown: readonly (string | number)[], immediate: readonly number[]): void {
    for (const byte of encodedOpcodes[instruction]) this.bytes.push(byte);
    for (const byte of immediate) this.bytes.push(byte);
    if (this.listed) this.lines.push(`${'  '.repeat(this.depth)}${[instruction, ...shown].join(' ')}`);
  }
}

/** A module with one exported function over an imported memory, `host.memory`. */
export function encodeModule(body: FunctionEncoder): Uint8Array<ArrayBuffer> {
  const name = [...new TextEncoder().encode(body.name)];
  const section = (id: number, content: readonly number[]): number[] => [id].concat(sized(content));
  const text = (value: string): number[] => {
    const encoded = [...new TextEncoder().encode(value)];
    return [...unsigned(encoded.length), ...encoded];
  };
  const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
  return new Uint8Array(
    header.concat(
      section(1, [1, ...body.type()]),
      section(2, [1, ...text('host'), ...text('memory'), 0x02, 0x00, 0x01]),
      section(3, [1, 0]),
      section(7, [1, ...unsigned(name.length), ...name, 0x00, 0]),
      section(10, [1].concat(body.body())),
    ),
  );
}

function sized(content: readonly number[]): number[] {
  return unsigned(content.length).concat(content);
}

/** LEB128, unsigned. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const byte = rest & 0x7f;
    rest = Math.floor(rest / 128);
    bytes.push(rest === 0 ? byte : byte | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** Appends a 32-bit integer as LEB128, signed. */
function pushSigned(bytes: number[], value: number): void {
  let rest = value | 0;
  for (;;) {
    const byte = rest & 0x7f;
    rest >>= 7;
    const last = (rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0);
    bytes.push(last ? byte : byte | 0x80);
    if (last) return;
  }
}
