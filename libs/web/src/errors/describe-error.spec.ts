import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BadRequestException,
  ForbiddenException,
  HttpException,
  NotFoundException,
} from '@nestjs/common';
import { CodedError, ErrorKind, InvalidFieldsError } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { parse } from 'yaml';
import { describeError } from './describe-error';

const withStatus = (statusCode: number): Error => Object.assign(new Error('x'), { statusCode });

describe('describeError', () => {
  it.each<[ErrorKind, number]>([
    ['invalid', 422],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not_found', 404],
    ['conflict', 409],
    ['too_large', 413],
    ['rate_limited', 429],
    ['unavailable', 503],
  ])('answers a refusal of kind %s with %i and its own code', (kind, status) => {
    const error = new CodedError(kind, 'thing.reason', { n: 1 });
    expect(describeError(error)).toMatchObject({
      status,
      code: 'thing.reason',
      params: { n: 1 },
      unexpected: false,
    });
  });

  it('keeps the fields of a refused form', () => {
    const fields = [{ field: 'a', code: 'a.missing' }];
    expect(describeError(new InvalidFieldsError(fields))).toMatchObject({ status: 422, fields });
  });

  it('says when to come back', () => {
    const limited = new CodedError('rate_limited', 'rate.too_many', { minutes: 15 });
    expect(describeError(limited).retryAfter).toBe(900);
    expect(describeError(new CodedError('unavailable', 'x.y')).retryAfter).toBe(10);
    expect(describeError(new CodedError('conflict', 'x.y')).retryAfter).toBeUndefined();
  });

  it.each<[string, unknown, number, string]>([
    ['a missing route', new NotFoundException('Cannot GET /x'), 404, 'web.not_found'],
    ['a malformed body', new BadRequestException(), 400, 'web.malformed'],
    ['a forbidden route', new ForbiddenException('no'), 403, 'web.forbidden'],
    [
      'another site',
      new ForbiddenException('Cross-origin request detected from Sec-Fetch-Site header'),
      403,
      'web.cross_site',
    ],
    ['too large a body', withStatus(413), 413, 'web.too_large'],
    ['an unknown media type', withStatus(415), 415, 'web.media_type'],
    ['an unusual client error', withStatus(418), 418, 'web.malformed'],
    ['an overloaded server', new HttpException('x', 503), 503, 'web.unavailable'],
    ['a fault of a plugin', withStatus(500), 500, 'web.unexpected'],
    ['a fault of the program', new TypeError('x'), 500, 'web.unexpected'],
    ['something thrown', 'x', 500, 'web.unexpected'],
    ['nothing thrown', undefined, 500, 'web.unexpected'],
    [
      'the database going away',
      Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
      503,
      'web.database_away',
    ],
    [
      'the database shutting down',
      Object.assign(new Error('x'), { driverError: { code: '57P01' } }),
      503,
      'web.database_away',
    ],
    [
      'a text that the database cannot keep',
      Object.assign(new Error('x'), { driverError: { code: '22021' } }),
      422,
      'web.malformed',
    ],
  ])('knows %s', (_what, error, status, code) => {
    const refusal = describeError(error);
    expect(refusal).toMatchObject({ status, code, unexpected: status === 500 });
    expect(refusal.retryAfter).toBe(status === 503 ? 10 : undefined);
    const messages = readFileSync(join(ROOT_DIR, 'templates/messages/web.yaml'), 'utf8');
    expect(Object.keys(parse(messages) as object)).toContain(code);
  });
});
