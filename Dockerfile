# Everything that can go wrong in here without an engine is in docker/assemble, docker/train, docker/entrypoint and docker/healthy;
# mvn verify takes those steps (docker/check).
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
RUN mvn -q -B -DskipTests package && docker/assemble /image

FROM eclipse-temurin:25-jre
RUN useradd --system --user-group --uid 10001 --home-dir /data --shell /usr/sbin/nologin seventy \
    && install -d -m 700 -o seventy -g seventy /data
COPY --from=build /image/ /
# By the JVM that will use it: a cache fits one build of Java only.
RUN /app/train
USER 10001:10001
WORKDIR /data
VOLUME /data
ENV SEVENTY_DATABASE_URL=jdbc:sqlite:/data/seventy.db
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["/app/healthy"]
ENTRYPOINT ["/app/entrypoint"]
CMD ["serve"]
