import type Router from '@koa/router';
import { phoneRegEx } from '@logto/core-kit';
import { smsConnectorId } from '../../../contracts/connector.ts';
import { type Connector, type Connectors, connectorJson } from '../data/connectors.ts';
import { guard, z } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';
import type { Sender } from '../sms/sender.ts';

const creation = z.object({ id: z.string().min(1).optional(), connectorId: z.string(), config: z.unknown() });

const patch = z.object({ config: z.unknown() });

const trial = z.object({
  phone: z.string().regex(phoneRegEx).optional(),
  email: z.string().optional(),
  config: z.unknown(),
});

/** The code of a connector test, which every tester expects. */
const trialCode = '000000';

const notFound = () => new RequestError('entity.not_found', 404);

const byId = ({ current }: Connectors, id: string | undefined): Connector => {
  if (!current || current.id !== id) {
    throw notFound();
  }
  return current;
};

/** `/api/connectors` and `/api/connector-factories`: one SMS connector, replaced by a second POST as in Logto. */
export const connectorRoutes = (router: Router, connectors: Connectors, sender: Sender): void => {
  router.get('/connector-factories', (ctx) => {
    ctx.body = [connectors.factory];
  });
  router.get('/connector-factories/:id', (ctx) => {
    if (ctx.params.id !== connectors.factory.id) {
      throw notFound();
    }
    ctx.body = connectors.factory;
  });
  router.get('/connectors', (ctx) => {
    const { current } = connectors;
    ctx.body = current ? [connectorJson(current, connectors)] : [];
  });
  router.post('/connectors', (ctx) => {
    const { id, connectorId, config } = guard(creation, ctx.request.body);
    ctx.body = connectorJson(connectors.create(connectorId, config, id), connectors);
  });
  router.get('/connectors/:id', (ctx) => {
    ctx.body = connectorJson(byId(connectors, ctx.params.id), connectors);
  });
  router.patch('/connectors/:id', (ctx) => {
    const connector = byId(connectors, ctx.params.id);
    connectors.update(connector, guard(patch, ctx.request.body).config);
    ctx.body = connectorJson(connector, connectors);
  });
  router.delete('/connectors/:id', (ctx) => {
    byId(connectors, ctx.params.id);
    connectors.remove();
    ctx.status = 204;
  });
  router.post('/connectors/:factoryId/test', async (ctx) => {
    const { phone, email, config } = guard(trial, ctx.request.body);
    if (phone === undefined && email === undefined) {
      throw new RequestError('guard.invalid_input', 400);
    }
    if (ctx.params.factoryId !== smsConnectorId || phone === undefined) {
      throw new RequestError('connector.not_found', 400, { interpolation: { type: phone ? 'Sms' : 'Email' } });
    }
    connectors.check(config);
    if (connectors.faults.has('test-send-stores-its-settings') && connectors.current) {
      connectors.update(connectors.current, config);
    }
    await sender.send({ to: phone, usageType: 'Generic', code: trialCode }, config);
    ctx.status = 204;
  });
};
