package com.cartsnitch.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' objects as typed classes. They take wrong types for errors by themselves; what they
 * don't know they keep aside as additional properties, which are looked for here.
 */
final class KubernetesModel {
  private static final Map<String, Class<?>> TYPES =
      Stream.<List<?>>of(
              List.of("v1", ConfigMap.class, PersistentVolumeClaim.class, Pod.class, Secret.class),
              List.of("v1", Service.class, ServiceAccount.class),
              List.of("apps/v1", Deployment.class),
              List.of("autoscaling/v2", HorizontalPodAutoscaler.class),
              List.of("batch/v1", Job.class),
              List.of("gateway.networking.k8s.io/v1", HTTPRoute.class),
              List.of("monitoring.coreos.com/v1", PrometheusRule.class, ServiceMonitor.class),
              List.of("networking.k8s.io/v1", Ingress.class, NetworkPolicy.class),
              List.of("policy/v1", PodDisruptionBudget.class))
          .flatMap(KubernetesModel::entries)
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private KubernetesModel() {}

  private static Stream<Map.Entry<String, Class<?>>> entries(List<?> group) {
    return group.stream()
        .skip(1)
        .map(type -> (Class<?>) type)
        .map(type -> Map.entry(group.getFirst() + " " + type.getSimpleName(), type));
  }

  /**
   * The properties of an object that its type does not have, each with its path.
   *
   * @throws IllegalArgumentException if the type is unknown, or a property's value is no value of
   *     it
   */
  static List<String> unknownProperties(YamlNode object) {
    String type = object.at("apiVersion").text() + " " + object.at("kind").text();
    Class<?> model = TYPES.get(type);
    if (model == null) {
      throw new IllegalArgumentException("no model for " + type);
    }
    List<String> unknown = new ArrayList<>();
    collect(object.at("kind").text(), MAPPER.convertValue(object.value(), model), unknown);
    return unknown;
  }

  private static void collect(String path, @Nullable Object value, List<String> unknown) {
    switch (value) {
      case Collection<?> list -> list.forEach(element -> collect(path, element, unknown));
      case Map<?, ?> map ->
          map.forEach((key, element) -> collect(path + "." + key, element, unknown));
      case Object model when model.getClass().getName().startsWith("io.fabric8.") ->
          collectFields(path, model, unknown);
      case null, default -> {}
    }
  }

  private static void collectFields(String path, Object model, List<String> unknown) {
    for (Class<?> type = model.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals("additionalProperties")) {
          ((Map<?, ?>) Objects.requireNonNull(read(field, model)))
              .keySet()
              .forEach(key -> unknown.add(path + "." + key));
        } else if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isEnum()) {
          collect(path + "." + field.getName(), read(field, model), unknown);
        }
      }
    }
  }

  private static @Nullable Object read(Field field, Object model) {
    try {
      field.setAccessible(true);
      return field.get(model);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
