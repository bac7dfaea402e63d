FROM node:20.20-bookworm-slim
WORKDIR /app
COPY . .
RUN npm ci
ENTRYPOINT ["node", "bin/tandem.js"]
