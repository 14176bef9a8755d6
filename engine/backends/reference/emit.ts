import { arraysOf, stridesOf } from '../../expression/arrays.js';
import type { Block, Graph } from '../../expression/graph.js';
import { liveStatements, type Live } from '../../expression/prune.js';
import { exponentOf, uniformOfWord } from '../../expression/semantics.js';
import type { ArrayReference, Expression, Operation, Statement } from '../../expression/type.js';
import { binaryText, unaryText } from '../javascriptText.js';
import type { Memory } from '../memory.js';

/** Runs a program for `trials` trials, the first of which is `firstTrial`, over arrays that hold just those. */
export type ReferenceProgram = (memory: Memory, firstTrial: number, trials: number) => void;

/** The program as the text of a JavaScript function body: one trial after another, every operation rounded as it says. */
export function emitReference(graph: Graph): string {
  return new ReferenceText(graph).text();
}

/** Compiles a graph to plain JavaScript: slow and obvious, what every other backend is compared with. */
export function compileReference(graph: Graph): ReferenceProgram {
  const run = new Function('memory', 'firstTrial', 'trials', 'exponentOf', 'uniformOfWord', emitReference(graph));
  return (memory, firstTrial, trials) => run(memory, firstTrial, trials, exponentOf, uniformOfWord);
}

class ReferenceText {
  private readonly live: Live;
  private readonly lines: string[] = [];
  private readonly arrayNames = new Map<string, string>();

  constructor(private readonly graph: Graph) {
    this.live = liveStatements(graph.root);
  }

  text(): string {
    this.lines.push(`'use strict';`, `const fround = Math.fround;`);
    arraysOf(this.graph.root).forEach((array, position) => {
      this.arrayNames.set(array.name, `array${position}`);
      this.lines.push(`const array${position} = memory[${JSON.stringify(array.name)}];`);
    });
    this.lines.push(`for (let lane = 0; lane < trials; lane++) {`, `const trial = firstTrial + lane;`);
    this.block(this.graph.root);
    this.lines.push(`}`);
    return this.lines.join('\n');
  }

  private block(block: Block): void {
    const own = new Set<number>();
    for (const statement of block.statements) {
      if (!this.live.has(statement)) continue;
      if (statement.kind === 'assign' && statement.variable.block === block && !own.has(statement.variable.id)) {
        own.add(statement.variable.id);
        this.lines.push(`let v${statement.variable.id} = ${name(statement.value)};`);
      } else {
        this.statement(statement);
      }
    }
  }

  private statement(statement: Statement): void {
    switch (statement.kind) {
      case 'define':
        if (!isInline(statement.expression)) {
          this.lines.push(`const e${statement.expression.id} = ${this.rounded(statement.expression)};`);
        }
        return;
      case 'assign':
        this.lines.push(`v${statement.variable.id} = ${name(statement.value)};`);
        return;
      case 'store':
        this.lines.push(`${this.element(statement.array, statement.indices)} = ${name(statement.value)};`);
        return;
      case 'when':
        this.lines.push(`if (${name(statement.condition)}) {`);
        this.block(statement.body);
        this.lines.push(`}`);
        return;
      case 'while':
        this.lines.push(`for (;;) {`);
        this.block(statement.head);
        this.lines.push(`if (!${name(statement.condition)}) break;`);
        this.block(statement.body);
        this.lines.push(`}`);
        return;
      case 'for': {
        const index = name(statement.index);
        this.lines.push(
          `for (let ${index} = ${name(statement.from)}; ${index} < ${name(statement.to)}; ${index} += ${statement.step}) {`,
        );
        this.block(statement.body);
        this.lines.push(`}`);
        return;
      }
      default:
        statement satisfies never;
    }
  }

  private element(array: ArrayReference, indices: readonly Expression[]): string {
    const strides = stridesOf(array);
    const position = indices.map((index, axis) => `${name(index)} * ${strides[axis]}`).join(' + ') || '0';
    return `${this.arrayNames.get(array.name)}[${array.perTrial ? `(${position}) * trials + lane` : position}]`;
  }

  private rounded(expression: Expression): string {
    const text = this.operation(expression.operation);
    if (expression.type === 'i32') return `(${text}) | 0`;
    return expression.type === 'f32' && !this.graph.options.double ? `fround(${text})` : text;
  }

  private operation(operation: Operation): string {
    switch (operation.kind) {
      case 'constant':
        return String(operation.value);
      case 'given':
        return operation.name;
      case 'read':
        return `v${operation.variable.id}`;
      case 'load':
        return this.element(operation.array, operation.indices);
      case 'select':
        return `${name(operation.condition)} ? ${name(operation.a)} : ${name(operation.b)}`;
      case 'threefry':
        throw new Error('the reference spells Threefry out');
      case 'unary': {
        const a = name(operation.a);
        switch (operation.name) {
          case 'powerOfTwo':
            return `2 ** ${a}`;
          case 'exponentOf':
            return `exponentOf(${a})`;
          case 'uniform':
            return `uniformOfWord(${a})`;
          case 'toInteger':
            return a;
          case 'exp':
            return `Math.exp(${a})`;
          case 'log':
            return `Math.log(${a})`;
          default: {
            const text = unaryText(operation.name, a);
            if (text === undefined) throw new Error(`no text for ${operation.name}`);
            return text;
          }
        }
      }
      case 'binary':
        return binaryText(operation.name, name(operation.a), name(operation.b));
      default:
        return operation satisfies never;
    }
  }
}

function isInline(expression: Expression): boolean {
  return expression.operation.kind === 'constant' || expression.operation.kind === 'given';
}

function name(expression: Expression): string {
  const { operation } = expression;
  if (operation.kind === 'constant') return `(${Object.is(operation.value, -0) ? '-0' : operation.value})`;
  return operation.kind === 'given' ? operation.name : `e${expression.id}`;
}
