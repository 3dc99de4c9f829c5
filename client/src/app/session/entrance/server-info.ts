import { type ResolveFn } from '@angular/router';
import { ServerInfoDocument, type ServerInfoQuery } from '../../../generated/entrance/graphql';
import { OperationFailed, type Failure } from '../../graphql/failure';
import { sendSessionOperation } from '../session-request';

type ServerInfo = ServerInfoQuery['serverInfo'];

/** What this installation offers at the entrance, or why that could not be found out. */
export interface EntranceOffer {
  info: ServerInfo | null;
  failure: Failure | null;
}

/** Asks before the page is shown, so that nothing on it moves when the answer comes. */
export const entranceOffer: ResolveFn<EntranceOffer> = async () => {
  try {
    return { info: (await sendSessionOperation(ServerInfoDocument, {})).serverInfo, failure: null };
  } catch (error) {
    if (error instanceof OperationFailed) return { info: null, failure: error.failure };
    throw error;
  }
};
