package io.dvara.gateway.plugins;

/**
 * A component that is to be there.
 *
 * @param name unique among those of its kind
 * @param plugin which makes it
 * @param type by which it is made
 * @param settings bound, of the type's record
 * @param content of the settings, to find out whether they have changed
 * @param <T> the kind of factory
 */
record ComponentPlan<T extends FactoryType>(String name, LoadedPlugin plugin, T type, Record settings, String content) {

    HeldComponent.Key key() {
        return new HeldComponent.Key(plugin, type.label(), name, content);
    }

    @Override
    public String toString() {
        return "ComponentPlan[" + name + "]";
    }
}
