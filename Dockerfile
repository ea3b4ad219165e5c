FROM node:24.21.0-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json ./
# In one layer, so that npm's cache is in none.
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf /root/.npm
COPY src ./src
# Everything above stays root's: the bot writes nothing but its database.
RUN ["install", "--directory", "--owner=node", "--group=node", "data"]
USER node
VOLUME /app/data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 8080) + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
