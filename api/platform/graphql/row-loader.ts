import type { EntityName, FilterQuery } from '@mikro-orm/core';
import DataLoader from 'dataloader';
import type { RequestContext } from './request-context.js';
import { viewerReader } from './viewer-reader.js';

type Row = { id: string };
type Loaders = Map<unknown, Map<string, DataLoader<string, Row | null>>>;

const loaders = new WeakMap<RequestContext, Loaders>();

/**
 * Reads the viewer's row with this value in a unique column (the id, unless another is named); all that one request asks
 * for in the same moment is read in one query. Nothing is kept afterwards, because a subscription lives long and must
 * see later changes.
 *
 * The rows are for showing: plain objects, without what is read only on demand.
 *
 * @returns null when the viewer has no such row.
 */
export async function loadRow<Entity extends Row>(
  context: RequestContext,
  entity: EntityName<Entity>,
  value: string | null | undefined,
  column: keyof Entity & string = 'id',
): Promise<Entity | null> {
  if (value == null) return null;
  const ofRequest: Loaders = loaders.get(context) ?? (new Map() as Loaders);
  loaders.set(context, ofRequest);
  const ofEntity = ofRequest.get(entity) ?? new Map<string, DataLoader<string, Row | null>>();
  ofRequest.set(entity, ofEntity);
  let loader = ofEntity.get(column);
  if (loader === undefined) {
    loader = new DataLoader(
      async (values: readonly string[]) => {
        const where = { [column]: { $in: [...new Set(values)] } } as FilterQuery<Entity>;
        const rows = await viewerReader(context).find(entity, where);
        const byValue = new Map(rows.map((row) => [row[column], row]));
        return values.map((wanted) => byValue.get(wanted as (typeof rows)[number][typeof column]) ?? null);
      },
      { cache: false },
    );
    ofEntity.set(column, loader);
  }
  return (await loader.load(value)) as Entity | null;
}
