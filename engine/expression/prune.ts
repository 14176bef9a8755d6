import { blocksOf, readsOf, visit } from './arrays.js';
import type { Block } from './graph.js';
import { operandsOf, type Expression, type Statement, type Variable } from './type.js';

/** What of a program is needed for what it stores. */
export interface Live {
  readonly has: (statement: Statement) => boolean;
}

/** What liveness starts from, and where it ends. */
export interface Needs {
  /** What is to be computed; without it, everything that is stored. */
  readonly value?: Expression;
  /** Expressions that are there already, so that nothing is needed for them. */
  readonly given?: (expression: Expression) => boolean;
}

/**
 * Finds the statements that are needed. An assignment is needed where its variable is read; a loop or a branch, where
 * something inside of it is.
 */
export function liveStatements(root: Block, { value, given = () => false }: Needs = {}): Live {
  const live = new Set<Statement>();
  const definitions = new Map<Expression, Statement>();
  const assignments = new Map<Variable, Statement[]>();
  const owner = new Map<Block, Statement>();
  const place = new Map<Statement, Block>();
  const stores: Statement[] = [];
  const enter = (block: Block): void =>
    block.statements.forEach((statement) => {
      place.set(statement, block);
      blocksOf(statement).forEach((inner) => {
        owner.set(inner, statement);
        enter(inner);
      });
    });
  enter(root);
  visit(root, (statement) => {
    if (statement.kind === 'define') definitions.set(statement.expression, statement);
    if (statement.kind === 'assign') {
      assignments.set(statement.variable, [...(assignments.get(statement.variable) ?? []), statement]);
    }
    if (statement.kind === 'store' && value === undefined) stores.push(statement);
  });
  const pending = [...stores];
  const need = (expression: Expression): void => {
    if (given(expression)) return;
    const definition = definitions.get(expression);
    if (definition !== undefined) pending.push(definition);
  };
  if (value !== undefined) need(value);
  for (let statement = pending.pop(); statement !== undefined; statement = pending.pop()) {
    if (live.has(statement)) continue;
    live.add(statement);
    readsOf(statement).forEach(need);
    if (statement.kind === 'define') {
      operandsOf(statement.expression.operation).forEach(need);
      const { operation } = statement.expression;
      if (operation.kind === 'read') pending.push(...(assignments.get(operation.variable) ?? []));
    }
    const around = owner.get(place.get(statement) as Block);
    if (around !== undefined) pending.push(around);
  }
  return live;
}
