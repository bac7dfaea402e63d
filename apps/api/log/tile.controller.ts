import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { tileWidth } from '#proof';
import { partnerCaller, readAs } from '#read-store';
import { tileBytes } from '#transparency-log';
import { ApiProblems } from '../http/api-problems.js';
import { OpenToAll } from '../http/auth.guard.js';
import { Problem } from '../http/problem.js';

/** `007`, `x001/x234/067.p/12`: groups of three digits, all but the last behind an x, and how many hashes there are of a tile that is not full. */
const indexForm = /^((?:x\d{3}\/)*)(\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** The tree itself, as monitors of transparency logs read it (C2SP tlog-tiles). */
@ApiTags('Log')
@ApiProblems(400, 404, 503)
@Controller('v1/log')
export class TileController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('tile/:level/*index')
  @OpenToAll()
  @ApiProduces('application/octet-stream')
  @ApiOperation({ summary: 'A tile of the tree: up to 256 hashes of 32 bytes. What is hashed, the events, is not given to everybody.', operationId: 'tile' })
  @ApiParam({ name: 'level', description: '0: the leaves.', example: '0' })
  @ApiParam({ name: 'index', description: 'Number of the tile as C2SP tlog-tiles writes it, with .p/ and the number of hashes where it is not full.', example: 'x001/x234/067.p/12' })
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async tile(@Param('level') levelText: string, @Param('index') indexParts: string | readonly string[], @Res() response: Response): Promise<void> {
    const [, groups, last, part] = indexForm.exec(typeof indexParts === 'string' ? indexParts : indexParts.join('/')) ?? [];
    const index = Number(`${(groups ?? '').replace(/[x/]/g, '')}${last ?? ''}`);
    const count = Number(part ?? tileWidth);
    if (last === undefined || !/^\d$/.test(levelText) || !Number.isSafeInteger(index) || count > tileWidth) throw noTile;
    const bytes = await readAs(this.dataSource, partnerCaller(''), (manager) =>
      tileBytes((text, values) => manager.query(text, values), { level: Number(levelText), index }, count));
    if (!bytes) throw noTile;
    response.setHeader('content-type', 'application/octet-stream');
    response.end(Buffer.from(bytes));
  }
}

const noTile = new Problem(404, 'no-such-tile', 'The tree has no such tile, or not so many hashes in it yet.');
