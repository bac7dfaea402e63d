#!/usr/bin/env node
// Makes tampered.zip of as-signed.zip: one digit of one recorded amount is another, and the manifest is made to fit, as somebody would who had the files in hand.
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';

const here = new URL('.', import.meta.url);
const files = unzipSync(readFileSync(new URL('as-signed.zip', here)));
const text = Buffer.from(files['events.ndjson']).toString('utf8');
const tampered = text.replace(/("data":\{[^\n]*?"amount":")(\d)/, (_all, before, digit) => `${before}${(Number(digit) + 1) % 10}`);
if (tampered === text) throw new Error('There is no amount to change.');
files['events.ndjson'] = Buffer.from(tampered);

const manifest = JSON.parse(Buffer.from(files['manifest.json']).toString('utf8'));
manifest.files['events.ndjson'] = createHash('sha256').update(files['events.ndjson']).digest('hex');
files['manifest.json'] = Buffer.from(`${JSON.stringify(manifest)}\n`);
writeFileSync(new URL('tampered.zip', here), zipSync(files, { mtime: new Date(1980, 0, 1) }));
