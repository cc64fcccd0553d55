import type pg from 'pg';

/**
 * A statement of the hot path. The name lets each connection keep it parsed and planned. Text is constant: values come as
 * parameters only.
 */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  /** Never set; says what a row looks like. The columns' types are those of `types.ts`. */
  readonly row?: Row;
}

/** A statement with its values. */
export interface Bound<Row> {
  readonly statement: Statement<Row>;
  readonly values: readonly unknown[];
}

export const bind = <Row>(statement: Statement<Row>, values: readonly unknown[]): Bound<Row> => ({ statement, values });

export async function run<Row>(client: pg.Pool | pg.PoolClient, { statement, values }: Bound<Row>): Promise<Row[]> {
  const { rows } = await client.query({ name: statement.name, text: statement.text, values: [...values] });
  return rows as Row[];
}
