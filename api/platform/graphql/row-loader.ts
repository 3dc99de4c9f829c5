import type { EntityName } from '@mikro-orm/core';
import DataLoader from 'dataloader';
import type { RequestContext } from './request-context.js';
import { viewerEm } from './viewer-em.js';

type Row = { id: string };

const loaders = new WeakMap<RequestContext, Map<unknown, DataLoader<string, Row | null>>>();

/**
 * Reads a row by its id; all that one request asks for in the same moment is read in one query. Nothing is kept
 * afterwards, because a subscription lives long and must see later changes.
 *
 * @returns null when the viewer has no such row.
 */
export async function loadRow<Entity extends Row>(
  context: RequestContext,
  entity: EntityName<Entity>,
  id: string | null | undefined,
): Promise<Entity | null> {
  if (id == null) return null;
  const ofRequest = loaders.get(context) ?? new Map<unknown, DataLoader<string, Row | null>>();
  loaders.set(context, ofRequest);
  let loader = ofRequest.get(entity);
  if (loader === undefined) {
    loader = new DataLoader(
      async (ids: readonly string[]) => {
        const rows = await viewerEm(context).find(entity as EntityName<Row>, {
          id: { $in: [...new Set(ids)] },
        });
        const byId = new Map(rows.map((row) => [row.id, row]));
        return ids.map((wanted) => byId.get(wanted) ?? null);
      },
      { cache: false },
    );
    ofRequest.set(entity, loader);
  }
  return (await loader.load(id)) as Entity | null;
}
