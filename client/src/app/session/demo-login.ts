import { type ResolveFn } from '@angular/router';
import { ServerInfoDocument, type ServerInfoQuery } from '../../generated/session/graphql';
import { OperationFailed, type Failure } from '../graphql/failure';
import { sendSessionOperation } from './session-request';

/** Whether there is a demo to try, or why that could not be found out. */
export interface DemoOffer {
  login: ServerInfoQuery['serverInfo']['demo'];
  failure: Failure | null;
}

/** Asks before the page is shown, so that nothing on it moves when the answer comes. */
export const demoOffer: ResolveFn<DemoOffer> = async () => {
  try {
    return { login: (await sendSessionOperation(ServerInfoDocument, {})).serverInfo.demo, failure: null };
  } catch (error) {
    if (error instanceof OperationFailed) return { login: null, failure: error.failure };
    throw error;
  }
};
