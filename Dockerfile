FROM node:20.20-bookworm-slim
WORKDIR /app
COPY . .
RUN npm ci && mkdir /data && chown node:node /data
USER node
ENTRYPOINT ["node", "bin/tandem.js"]
